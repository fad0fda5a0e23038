import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundsOf, contains, pointIn, Shape } from './shape.ts';

const L: Shape = { shape: 'polygon', coords: [0, 0, 100, 0, 100, 20, 20, 20, 20, 100, 0, 100] };

describe('a place on a picture', () => {
  test.each([
    [{ shape: 'rect', coords: [10, 10, 30, 20] }, 30, 20, true],
    [{ shape: 'rect', coords: [30, 20, 10, 10] }, 11, 11, true],
    [{ shape: 'rect', coords: [10, 10, 30, 20] }, 31, 20, false],
    [{ shape: 'circle', coords: [50, 50, 10] }, 57, 57, true],
    [{ shape: 'circle', coords: [50, 50, 10] }, 58, 58, false],
    [{ shape: 'ellipse', coords: [50, 50, 20, 5] }, 69, 50, true],
    [{ shape: 'ellipse', coords: [50, 50, 20, 5] }, 50, 56, false],
    [L, 10, 90, true],
    [L, 90, 90, false],
    [L, 20, 50, true],
  ] as const)('%j holds (%d, %d): %s', (shape, x, y, inside) => {
    expect(contains(shape as unknown as Shape, { x, y })).toBe(inside);
  });

  test('has as many numbers as its form asks for', () => {
    expect(Shape.safeParse({ shape: 'circle', coords: [1, 2] }).success).toBe(false);
    expect(Shape.safeParse({ shape: 'polygon', coords: [1, 2, 3, 4, 5] }).success).toBe(false);
    expect(Shape.safeParse(L).success).toBe(true);
  });

  test('gives a point of itself, also where its middle lies outside', () => {
    const point = pointIn(L);
    expect(point && contains(L, point)).toBe(true);
    const side = fc.integer({ min: 0, max: 2_000 });
    fc.assert(
      fc.property(side, side, fc.integer({ min: 2, max: 500 }), (x, y, r) => {
        for (const shape of [
          { shape: 'circle', coords: [x, y, r] },
          { shape: 'rect', coords: [x, y, x + r, y + 1] },
        ] as Shape[]) {
          const found = pointIn(shape);
          const { left, top, width, height } = boundsOf(shape);
          expect(found && contains(shape, found)).toBe(true);
          expect(
            contains({ shape: 'rect', coords: [left, top, left + width, top + height] }, found ?? { x: -1, y: -1 }),
          ).toBe(true);
        }
      }),
    );
  });

  test('gives no point where none is free', () => {
    expect(pointIn(L, ({ x }) => x > 100)).toBeNull();
  });
});
