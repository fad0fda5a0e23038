import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FormulaError, formulaValue } from './formula.ts';

test.each([
  ['{a} + {b}', 7.5],
  ['{a} + {b} * 2', 12],
  ['({a} - {b}) / 3', -0.5],
  ['-2 ** 2', -4],
  ['2 ** 3 ** 2', 512],
  ['sqrt(pow({a}, 2)) % 2', 1],
  ['round({b}, 0)', 5],
  ['sin(deg2rad(30))', 0.5],
  ['max(1, {a}, 2)', 3],
  ['1.5e2 + .5', 150.5],
])('%s is %d', (formula, value) => {
  expect(formulaValue(formula, { a: 3, b: 4.5 })).toBeCloseTo(value, 10);
});

test.each(['{c}', '1 +', '1 / 0', 'alert(1)', 'constructor(1)', '((((', '2 3', '', `${'('.repeat(500)}1`])(
  '%s is no formula',
  (formula) => {
    expect(() => formulaValue(formula, { a: 1 })).toThrow(FormulaError);
  },
);

test('no text does anything but give a number or be refused', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('(', ')', '+', '-', '**', '{a}', 'sin', 'pi()', '3', ','));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      try {
        expect(Number.isFinite(formulaValue(pieces.join(''), { a: 2 }))).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(FormulaError);
      }
    }),
    { numRuns: 500 },
  );
});
