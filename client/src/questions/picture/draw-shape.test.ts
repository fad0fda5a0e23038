import { Shape } from 'shared/questions/picture/shape.ts';
import { expect, test } from 'vitest';
import { between, inTheMiddle, numbersIn } from './draw-shape.ts';

test.each([
  ['rect', [10, 20, 50, 40]],
  ['circle', [30, 30, 10]],
  ['ellipse', [30, 30, 20, 10]],
  ['polygon', [30, 20, 50, 40, 10, 40]],
] as const)('a drag from any corner makes a %s', (name, coords) => {
  expect(between(name, { x: 50, y: 20 }, { x: 10, y: 40 })).toEqual({ shape: name, coords });
  expect(between(name, { x: 5, y: 5 }, { x: 6, y: 30 })).toBeNull();
  expect(Shape.safeParse(inTheMiddle(name, { width: 400, height: 300 })).success).toBe(true);
  expect(Shape.safeParse(inTheMiddle(name, { width: 3, height: 3 })).success).toBe(true);
});

test('numbers are read between commas, spaces and semicolons', () => {
  expect(numbersIn(' 10, 20;30  -4.5 ')).toEqual([10, 20, 30, -4.5]);
  expect(numbersIn('10, x')).toEqual([10, Number.NaN]);
});
