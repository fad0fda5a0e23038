import { z } from 'zod';
import { isBlank } from '../content.ts';
import { definitionBase, type QuestionKind, type QuestionProblem, viewBase } from '../kind.ts';
import {
  idsOfLetters,
  inHiddenOrder,
  inOrder,
  lettersOf,
  Option,
  optionProblems,
  ShownOption,
  shown,
  slotsOf,
} from '../options.ts';
import { type Pair, PairScoring, pairName, pairScoringFor, scorePairs } from '../pairs.ts';
import { PartId } from '../part-id.ts';
import { capital } from '../tally.ts';

const MOST_CHOICES = 30;
const MOST_PAIRS = 60;
const Max = z.number().int().min(1).max(MOST_CHOICES);

export const AssociateDefinition = z.object({
  kind: z.literal('associate'),
  ...definitionBase,
  /** `max`: in how many pairs it may stand; once where absent. Their ids must say nothing of the pairs (`opaqueId`). */
  choices: z
    .array(Option.extend({ max: Max.optional() }))
    .min(2)
    .max(MOST_CHOICES),
  /** The right pairs, in any direction; empty while the author has not said. */
  key: z.array(z.tuple([PartId, PartId])).max(MOST_PAIRS),
  /** Most pairs a candidate may make. */
  maxPairs: z.number().int().min(1).max(MOST_PAIRS).optional(),
  scoring: PairScoring.optional(),
});
export const AssociateView = z.object({
  kind: z.literal('associate'),
  ...viewBase,
  choices: z.array(ShownOption.extend({ max: Max })),
  maxPairs: z.number().int().optional(),
});
/** Pairs as "a b", the two ids sorted. */
export const AssociateResponse = z.array(z.string().regex(/^[a-z0-9]{1,12} [a-z0-9]{1,12}$/)).max(MOST_PAIRS);

export type AssociateDefinition = z.infer<typeof AssociateDefinition>;
export type AssociateView = z.infer<typeof AssociateView>;
export type AssociateResponse = z.infer<typeof AssociateResponse>;

/** One list whose entries are joined in pairs. */
export const associate: QuestionKind<AssociateDefinition, AssociateView, AssociateResponse> = {
  kind: 'associate',
  definition: AssociateDefinition,
  view: AssociateView,
  response: AssociateResponse,

  toView: ({ stem, choices, maxPairs }, order) => ({
    kind: 'associate',
    stem,
    choices: inHiddenOrder(choices, order).map((choice) => ({ ...shown(choice), max: choice.max ?? 1 })),
    ...(maxPairs === undefined ? {} : { maxPairs }),
  }),
  shuffleable: ({ choices }) => slotsOf(choices),
  marking: () => 'key',
  score: (definition, response) =>
    response === null || isTooMany(definition, response.map(pairOf))
      ? 0
      : scorePairs(definition.key.map(sorted), response.map(pairOf).map(sorted), inEitherDirection(definition.scoring)),
  texts: ({ stem, choices, solution }) => [
    stem,
    ...choices.map(({ content }) => content),
    ...(solution ? [solution] : []),
  ],
  problems,
  keyText: ({ choices, key }, order) => pairsText(key, inOrder(choices, order)),
  responseText: ({ choices }, response, order) => pairsText((response ?? []).map(pairOf), inOrder(choices, order)),
  correctResponse: ({ key }) => (key.length === 0 ? null : key.map((pair) => pairName(sorted(pair)))),
  withKey(definition, text) {
    const pairs = text.split(/[;]/).map((part) => idsOfLetters(part.replace(/[-–]/g, ''), definition.choices));
    const key = pairs.flatMap((ids): [string, string][] => (ids?.length === 2 ? [[ids[0] ?? '', ids[1] ?? '']] : []));
    if (key.length !== pairs.length) return null;
    const scoring = inEitherDirection(definition.scoring);
    if (scoring?.rule !== 'weights') return { ...definition, key };
    return { ...definition, key, scoring: pairScoringFor(scoring, definition.key.map(sorted), key.map(sorted)) };
  },
  tallies: ({ choices, key }) =>
    choices.map(({ id }, at) => {
      const partners = (pairs: readonly Pair[]) =>
        lettersOf(
          pairs.flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : [])),
          choices,
        ) || null;
      return {
        label: capital(at),
        options: null,
        right: partners(key),
        said: (response) => partners(response.map(pairOf)),
      };
    }),
};

/** The two ids of a pair of a response. @public */
export const pairOf = (name: string): Pair => {
  const [a = '', b = ''] = name.split(' ');
  return [a, b];
};

/** The same pair, whichever was named first. @public */
export const sorted = ([a, b]: Pair): Pair => (a < b ? [a, b] : [b, a]);

function inEitherDirection(scoring: PairScoring | undefined): PairScoring | undefined {
  if (scoring?.rule !== 'weights') return scoring;
  const pairs = scoring.pairs.map(({ from, to, points }) => {
    const [a, b] = sorted([from, to]);
    return { from: a, to: b, points };
  });
  return { ...scoring, pairs };
}

/** More pairs than the question lets a candidate make: no page does that. */
function isTooMany({ choices, maxPairs }: AssociateDefinition, pairs: readonly Pair[]): boolean {
  if (maxPairs !== undefined && pairs.length > maxPairs) return true;
  return choices.some(({ id, max = 1 }) => pairs.filter(([a, b]) => a === id || b === id).length > max);
}

function problems(definition: AssociateDefinition): QuestionProblem[] {
  const { stem, choices, key } = definition;
  const found: QuestionProblem[] = optionProblems(choices);
  if (isBlank(stem)) found.push('emptyStem');
  const isKnown = (id: string) => choices.some((choice) => choice.id === id);
  if (key.length === 0 || !key.every(([a, b]) => isKnown(a) && isKnown(b))) found.push('noKey');
  else if (isTooMany(definition, key)) found.push('keyOutOfReach');
  return found;
}

/** "A–D; B–C", by printed letters. */
function pairsText(pairs: readonly Pair[], choices: readonly { readonly id: string }[]): string {
  const place = (id: string) => choices.findIndex((choice) => choice.id === id);
  return pairs
    .map(([a, b]): [number, number] => [Math.min(place(a), place(b)), Math.max(place(a), place(b))])
    .sort(([a], [b]) => a - b)
    .map(([a, b]) => `${capital(a)}–${capital(b)}`)
    .join('; ');
}
