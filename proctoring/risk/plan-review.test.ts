import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planReview, probabilityOf, type ToReview } from './plan-review.ts';

const OPENING = 20;
const moment = fc.record({
  seconds: fc.integer({ min: 5, max: 60 }),
  adds: fc.double({ min: 0.05, max: 2, noNaN: true }),
});
const cohort = (most: number, moments: number) =>
  fc
    .array(
      fc.record({
        probability: fc.double({ min: 0.01, max: 0.95, noNaN: true }),
        moments: fc.array(moment, { maxLength: moments }),
      }),
      { maxLength: most },
    )
    .map((attempts) =>
      attempts.map(
        (one, index): ToReview => ({
          attemptId: `attempt-${index}`,
          probability: one.probability,
          moments: one.moments.map((of, at) => ({ id: `${index}-${at}`, ...of })),
        }),
      ),
    );
const budget = fc.integer({ min: 0, max: 1_200 });

/** The most that any choice of whole moments finds within the time, by trying all. */
function best(attempts: readonly ToReview[], seconds: number): number {
  const [first, ...rest] = attempts;
  if (!first) return 0;
  const weight = first.moments.reduce((sum, { adds }) => sum + adds, 0);
  let found = 0;
  for (let chosen = 0; chosen < 2 ** first.moments.length; chosen++) {
    const looked = first.moments.filter((_, at) => (chosen >> at) & 1);
    const cost = looked.reduce((sum, one) => sum + one.seconds, looked.length > 0 ? OPENING : 0);
    if (cost > seconds) continue;
    const gain = looked.reduce((sum, one) => sum + (first.probability * one.adds) / weight, 0);
    found = Math.max(found, gain + best(rest, seconds - cost));
  }
  return found;
}

describe('a review budget', () => {
  test('goes to the attempt that gives most for the time, and opens it once', () => {
    const plan = planReview(
      [
        { attemptId: 'calm', probability: 0.05, moments: [{ id: 'c', seconds: 10, adds: 1 }] },
        {
          attemptId: 'loud',
          probability: 0.6,
          moments: [
            { id: 'long', seconds: 60, adds: 0.5 },
            { id: 'short', seconds: 10, adds: 1.5 },
          ],
        },
      ],
      30,
    );
    expect(plan.attempts).toEqual([
      { attemptId: 'loud', moments: ['short'], seconds: 30, expected: expect.closeTo(0.45) },
    ]);
    expect([plan.found, plan.missed, plan.all]).toEqual([expect.closeTo(0.45), expect.closeTo(0.2), 120]);
  });

  test('of no time finds nothing, and of endless time misses nothing', () => {
    fc.assert(
      fc.property(cohort(8, 5), (attempts) => {
        expect(planReview(attempts, 0)).toMatchObject({ attempts: [], seconds: 0, found: 0 });
        const all = planReview(attempts, 1e9);
        expect(all.missed).toBeCloseTo(0, 9);
        expect(all.seconds).toBeCloseTo(all.all, 6);
      }),
    );
  });

  test('is never overspent, and what is found and missed is all there is', () => {
    fc.assert(
      fc.property(cohort(8, 5), budget, (attempts, seconds) => {
        const plan = planReview(attempts, seconds);
        expect(plan.seconds).toBeLessThanOrEqual(seconds + 1e-6);
        expect(plan.found + plan.missed).toBeCloseTo(planReview(attempts, 0).missed, 9);
        const ids = plan.attempts.map(({ attemptId }) => attemptId);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  test('finds at least what the best choice of whole moments would', () => {
    fc.assert(
      fc.property(cohort(3, 3), fc.integer({ min: 0, max: 200 }), (attempts, seconds) => {
        expect(planReview(attempts, seconds).found).toBeGreaterThanOrEqual(best(attempts, seconds) - 1e-9);
      }),
    );
  });

  test('that is longer goes on where the shorter one ended, with less and less for a minute', () => {
    fc.assert(
      fc.property(cohort(8, 5), budget, (attempts, seconds) => {
        const [one, two, three] = [1, 2, 3].map((times) => planReview(attempts, times * seconds));
        const order = (plan = one) => plan?.attempts.map(({ attemptId }) => attemptId) ?? [];
        expect(order(two).slice(0, order(one).length)).toEqual(order(one));
        const [first = 0, second = 0, third = 0] = [one, two, three].map((plan) => plan?.found);
        expect(second - first).toBeGreaterThanOrEqual(-1e-9);
        expect(third - second).toBeLessThanOrEqual(second - first + 1e-9);
      }),
    );
  });

  test('is the same in whatever order attempts and moments are told', () => {
    fc.assert(
      fc.property(cohort(8, 5), budget, (attempts, seconds) => {
        const turned = attempts.toReversed().map((one) => ({ ...one, moments: one.moments.toReversed() }));
        const [plan, other] = [planReview(attempts, seconds), planReview(turned, seconds)];
        expect(other.found).toBeCloseTo(plan.found, 9);
        expect(other.attempts.map(({ attemptId }) => attemptId)).toEqual(plan.attempts.map((one) => one.attemptId));
      }),
    );
  });
});

test('log-odds stand for probabilities', () => {
  expect([probabilityOf(0), probabilityOf(Math.log(3)), probabilityOf(-4)]).toEqual([
    0.5,
    expect.closeTo(0.75),
    expect.closeTo(0.018, 3),
  ]);
});
