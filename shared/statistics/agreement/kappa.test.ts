import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreementOf, type Pair } from './kappa.ts';

/** A table of counts as pairs. */
function pairsOf(table: readonly (readonly number[])[]): Pair<number>[] {
  return table.flatMap((row, a) =>
    row.flatMap((count, b) => Array.from({ length: count }, (): Pair<number> => [a, b])),
  );
}

test('the table of Fleiss, Cohen and Everitt (1969): kappa 0.429 with standard error 0.054', () => {
  // Two clinicians, 200 persons, three diagnoses; the article prints 0.429 and, for the large sample, 0.0537.
  const found = agreementOf(
    pairsOf([
      [106, 10, 4],
      [22, 28, 10],
      [2, 12, 6],
    ]),
  );
  expect(found?.agreed).toBeCloseTo(0.7, 9);
  expect(found?.kappa).toBeCloseTo(0.429, 3);
  expect(found?.standardError).toBeCloseTo(0.054, 3);
});

test('perfect agreement is 1, agreement as by chance 0, and nothing can be said where all say the same', () => {
  expect(
    agreementOf(
      pairsOf([
        [5, 0],
        [0, 7],
      ]),
    )?.kappa,
  ).toBeCloseTo(1, 12);
  expect(
    agreementOf(
      pairsOf([
        [4, 4],
        [4, 4],
      ]),
    )?.kappa,
  ).toBeCloseTo(0, 12);
  expect(agreementOf(pairsOf([[9]]))).toEqual({ n: 9, agreed: 1, kappa: null, standardError: null });
  expect(agreementOf([])).toBeNull();
});

test('kappa lies between -1 and 1 and does not mind which reader is named first', () => {
  const pair = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }));
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 40 }), (pairs) => {
      const found = agreementOf(pairs);
      const turned = agreementOf(pairs.map(([a, b]): Pair<number> => [b, a]));
      fc.pre(found?.kappa !== null && found !== null);
      expect(Math.abs(found?.kappa ?? 9)).toBeLessThanOrEqual(1 + 1e-12);
      expect(turned?.kappa).toBeCloseTo(found?.kappa ?? 9, 9);
      expect(turned?.standardError).toBeCloseTo(found?.standardError ?? 9, 9);
    }),
  );
});
