import fc from 'fast-check';
import { expect, test } from 'vitest';
import { INKS, readStroke, simplified, writeStroke } from './stroke.ts';

const point = fc.record({ x: fc.integer({ min: 0, max: 2_000 }), y: fc.integer({ min: 0, max: 2_000 }) });
const line = fc.array(point, { minLength: 1, maxLength: 60 });

test('a stroke is written and read as it was drawn', () => {
  expect(
    writeStroke({
      ink: 'k',
      width: 3,
      points: [
        { x: 120, y: 80 },
        { x: 125, y: 82 },
        { x: 122, y: 86 },
      ],
    }),
  ).toBe('k3 120,80 5,2 -3,4');
  fc.assert(
    fc.property(line, fc.constantFrom(...INKS), fc.integer({ min: 1, max: 40 }), (points, ink, width) => {
      expect(readStroke(writeStroke({ ink, width, points }))).toEqual({ ink, width, points });
    }),
  );
});

test.each(['', 'k3', 'x3 1,1', 'k3 1', 'k3 1,1 ', 'k3 1,1 <svg>', 'k300 1,1', 'k3 -1,1'])(
  '"%s" is no stroke',
  (text) => {
    expect(readStroke(text)).toBeNull();
  },
);

test('a simpler line is no longer, keeps its ends, and strays nowhere further than it may', () => {
  const straight = Array.from({ length: 50 }, (_, x) => ({ x, y: 10 }));
  expect(simplified(straight, 1)).toEqual([straight[0], straight[49]]);
  fc.assert(
    fc.property(line, (points) => {
      const simple = simplified(points, 2);
      expect(simple[0]).toEqual(points[0]);
      expect(simple.at(-1)).toEqual(points.at(-1));
      const kept = simple.map((one) => points.indexOf(one));
      for (const [at, original] of points.entries()) {
        const next = kept.findIndex((index) => index >= at);
        const [a, b] = [points[kept[Math.max(0, next - 1)] ?? 0], points[kept[next] ?? 0]];
        if (a && b) expect(awayFrom(original, a, b)).toBeLessThanOrEqual(2 + 1e-9);
      }
    }),
  );
});

/** Distance from the endless line through two points, as the method measures it. */
function awayFrom(p: { x: number; y: number }, a: { x: number; y: number }, b: { x: number; y: number }): number {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  return length === 0
    ? Math.hypot(p.x - a.x, p.y - a.y)
    : Math.abs((b.y - a.y) * (p.x - a.x) - (b.x - a.x) * (p.y - a.y)) / length;
}
