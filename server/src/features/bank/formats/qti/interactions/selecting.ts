import { readNumber } from 'shared/questions/qti/element.ts';
import { container, readScalar, single, type Valued } from 'shared/questions/qti/value.ts';
import type { Ids, ReadContext, ShareOf } from '../interaction.ts';
import { written } from '../probes.ts';

/** What may be chosen, said in QTI's identifiers. */
export interface Selection {
  readonly identifiers: readonly string[];
  readonly ids: Ids;
  readonly declared: ReadContext['declared'];
  readonly correct: Valued;
  readonly probes: readonly Valued[];
}

/** How many may be chosen; 0 for any number. */
export function mostOfSelection(
  { maxChoices }: Readonly<Record<string, string>>,
  { declared, correct }: ReadContext,
): number {
  if (declared.cardinality === 'single') return 1;
  const said = maxChoices === undefined ? 0 : Math.max(0, Math.round(readNumber(maxChoices) ?? 0));
  // A right answer that may not be given is a slip of the pen; so is the default of one choice where several are right.
  return said === 0 ? 0 : Math.max(said, correct?.values.length ?? 0);
}

function alone({ cardinality, baseType }: ReadContext['declared'], identifier: string): Valued {
  return cardinality === 'single' ? single(baseType, identifier) : container(cardinality, baseType, [identifier]);
}

/** The key: the correct response; where the file names none, the best answer that its scoring knows of. */
export function keyOf({ correct, probes, ids }: Selection, share: ShareOf): string[] {
  return ids.all((correct ?? bestOf(probes, share))?.values ?? []);
}

/** The answer that the author's scoring gives most for; null where it gives nothing for any. */
export function bestOf(probes: readonly Valued[], share: ShareOf): Valued {
  let best: Valued = null;
  let most = 0;
  for (const probe of probes) {
    const worth = probe ? share(probe) : 0;
    if (worth > most + 1e-9) [best, most] = [probe, worth];
  }
  return best;
}

/** The lowest share that an answer can earn, where that is below nothing. */
export function lowestOf(probes: readonly Valued[], share: ShareOf): { minimum?: number } {
  const lowest = Math.min(0, ...probes.map(share));
  return lowest < 0 ? { minimum: rounded(lowest) } : {};
}

/** Every rule that our kinds know, the plainest first; weights are what the scoring gives to each one alone. */
export function scoringsOf(selection: Selection, share: ShareOf) {
  const { identifiers, ids, probes, declared, correct } = selection;
  const best = (correct ?? bestOf(probes, share))?.values.map(String) ?? [];
  const weights = Object.fromEntries(
    identifiers.map((identifier) => {
      const several = (chosen: readonly string[]) => container(declared.cardinality, declared.baseType, chosen);
      const without = declared.cardinality === 'single' ? [] : best.filter((other) => other !== identifier);
      const worth = worthOf(share, alone(declared, identifier), several(without), several([...without, identifier]));
      return [ids.of(identifier), worth];
    }),
  );
  const shares = mappedShares(declared, identifiers, share);
  const mapped =
    shares && Object.fromEntries(identifiers.map((identifier, at) => [ids.of(identifier), shares[at] ?? 0]));
  return [
    { rule: 'allOrNothing' as const },
    { rule: 'rightMinusWrong' as const },
    { rule: 'perOption' as const },
    { rule: 'weights' as const, weights, maximum: 1, ...lowestOf(probes, share) },
    ...(mapped ? [{ rule: 'weights' as const, weights: mapped, maximum: 1, ...lowestOf(probes, share) }] : []),
  ];
}

/**
 * What one choice is worth: alone; where that is nothing, what it takes from a right answer, which a lower bound hides while
 * it stands alone.
 */
function worthOf(share: ShareOf, alone: Valued, without: Valued, withIt: Valued): number {
  const single = share(alone);
  if (single > 1e-9 || without === null) return rounded(single);
  return rounded(Math.min(single, share(withIt) - share(without)));
}

/** What one pair is worth: beside the right pairs that have nothing to do with either of its ends. */
export function pairWorth(
  share: ShareOf,
  baseType: 'pair' | 'directedPair',
  best: Valued,
  [a, b]: readonly [string, string],
): number {
  const pair = written(baseType, a, b);
  const others = (best?.values ?? []).map(String).filter((other) => {
    const ends = other.split(' ');
    return !ends.includes(a) && !ends.includes(b);
  });
  const several = (pairs: readonly string[]) => container('multiple', baseType, pairs);
  return worthOf(share, several([pair]), several(others), several([...others, pair]));
}

/**
 * What a map says of each of its keys, as shares: an upper bound hides from the scoring itself what is worth more, or taken
 * away, beyond it. Null where there is no map, or one that gives nothing.
 */
export function mappedShares(
  { mapping, baseType, cardinality }: ReadContext['declared'],
  names: readonly string[],
  share: ShareOf,
): readonly number[] | null {
  if (!mapping) return null;
  const points = names.map((name) => {
    const wanted = readScalar(name, baseType);
    const entry = mapping.entries.find(({ key }) => readScalar(key, baseType) === wanted);
    return entry?.points ?? mapping.fallback;
  });
  const least = points.reduce((found, each) => (each > 0 && (found <= 0 || each < found) ? each : found), 0);
  const name = names[points.indexOf(least)];
  const scalar = name === undefined ? null : readScalar(name, baseType);
  if (least <= 0 || scalar === null) return null;
  const alone = cardinality === 'single' ? single(baseType, scalar) : container(cardinality, baseType, [scalar]);
  const scale = share(alone) / least;
  return scale > 0 ? points.map((each) => rounded(each * scale)) : null;
}

/** Without the last bits of a float, which would differ from the same sum taken in another order. */
export const rounded = (share: number) => Math.round(share * 1e12) / 1e12;
