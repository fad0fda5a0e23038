import { z } from 'zod';
import { ofPart, PartId } from './part-id.ts';
import { reweighed } from './reweigh.ts';
import type { Tally } from './tally.ts';

/**
 * How choosing several of many earns the points. `allOrNothing`: exactly the key. `perOption`: the share of options that
 * are judged right, chosen or left alone alike. `rightMinusWrong`: right ones chosen less wrong ones chosen, of the right
 * ones; never below 0 unless `penalty` says so. `weights`: what each option is worth when chosen, of `maximum`.
 */
export const SelectionScoring = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('allOrNothing') }),
  z.object({ rule: z.literal('perOption') }),
  z.object({ rule: z.literal('rightMinusWrong'), penalty: z.boolean().optional() }),
  z.object({
    rule: z.literal('weights'),
    weights: z.record(PartId, z.number().min(-1_000).max(1_000)),
    maximum: z.number().positive().max(1_000),
    minimum: z.number().min(-1_000).max(1_000).optional(),
  }),
]);
export type SelectionScoring = z.infer<typeof SelectionScoring>;

interface Selection {
  /** All that could be chosen. */
  readonly ids: readonly string[];
  readonly key: readonly string[];
  readonly chosen: readonly string[];
}

/** Share of the points in [-1, 1]; choosing nothing earns nothing. */
export function scoreSelection(scoring: SelectionScoring, { ids, key, chosen }: Selection): number {
  const known = new Set(ids);
  const said = new Set(chosen.filter((id) => known.has(id)));
  const wanted = new Set(key.filter((id) => known.has(id)));
  if (said.size === 0) return 0;
  const right = [...said].filter((id) => wanted.has(id)).length;
  const wrong = said.size - right;
  switch (scoring.rule) {
    case 'allOrNothing':
      return wrong === 0 && right === wanted.size ? 1 : 0;
    case 'perOption':
      return (known.size - wrong - (wanted.size - right)) / known.size;
    case 'rightMinusWrong': {
      const share = wanted.size === 0 ? 0 : (right - wrong) / wanted.size;
      return Math.max(scoring.penalty ? -1 : 0, share);
    }
    case 'weights': {
      // In the order of the options, not of the clicks: a sum of fractions depends on its order.
      const sum = [...known].reduce((total, id) => total + (said.has(id) ? (ofPart(scoring.weights, id) ?? 0) : 0), 0);
      return Math.max(-1, Math.min(1, Math.max(sum, scoring.minimum ?? 0) / scoring.maximum));
    }
  }
}

/** The rule where another key holds: points by choice go where the key goes. */
export function selectionFor(
  scoring: SelectionScoring,
  before: readonly string[],
  after: readonly string[],
): SelectionScoring {
  if (scoring.rule !== 'weights' || [...before].sort().join() === [...after].sort().join()) return scoring;
  const weights = reweighed(new Map(Object.entries(scoring.weights)), before, after);
  const maximum = after.reduce((sum, id) => sum + (weights.get(id) ?? 0), 0);
  return { ...scoring, weights: Object.fromEntries(weights), maximum };
}

/** Counts what was chosen together, by its words. */
export function selectionTally(right: string, words: (response: string[]) => string): Tally<string[]> {
  return { label: '', options: null, right: right || null, said: (response) => words(response) || null };
}
