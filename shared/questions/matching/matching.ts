import { z } from 'zod';
import { isBlank } from '../content.ts';
import { definitionBase, type QuestionKind, type QuestionProblem, viewBase } from '../kind.ts';
import { readLines, sayLines } from '../lines.ts';
import { inHiddenOrder, lettersOf, Option, optionProblems, ShownOption, shown, slotsOf } from '../options.ts';
import { PairScoring, pairScoringFor, pairsOf, scorePairs } from '../pairs.ts';
import { PartId } from '../part-id.ts';
import { capital } from '../tally.ts';

const MOST = 30;
const Count = z.number().int().min(1).max(MOST);
const Pairs = z
  .record(PartId, z.array(PartId).max(MOST))
  .refine((pairs) => Object.keys(pairs).length <= MOST, 'too many sources');

export const MatchingDefinition = z.object({
  kind: z.literal('matching'),
  ...definitionBase,
  sources: z
    .array(Option.omit({ pinned: true }))
    .min(1)
    .max(MOST),
  /** May be more than the sources: those that fit none mislead. */
  targets: z.array(Option).min(1).max(MOST),
  /** The right targets of each source; a source that is absent or empty has none. Empty while the author has not said. */
  key: Pairs,
  /** Most targets of one source (1 where absent), most sources of one target (any number where absent). */
  perSource: Count.optional(),
  perTarget: Count.optional(),
  scoring: PairScoring.optional(),
});
export const MatchingView = z.object({
  kind: z.literal('matching'),
  ...viewBase,
  sources: z.array(ShownOption),
  targets: z.array(ShownOption),
  perSource: Count,
  perTarget: Count.optional(),
});
/** The targets given to each source. */
export const MatchingResponse = Pairs;

export type MatchingDefinition = z.infer<typeof MatchingDefinition>;
export type MatchingView = z.infer<typeof MatchingView>;
export type MatchingResponse = z.infer<typeof MatchingResponse>;

/** Two columns: each entry of the first is joined to entries of the second. */
export const matching: QuestionKind<MatchingDefinition, MatchingView, MatchingResponse> = {
  kind: 'matching',
  definition: MatchingDefinition,
  view: MatchingView,
  response: MatchingResponse,

  toView: (definition, order) => ({
    kind: 'matching',
    stem: definition.stem,
    sources: definition.sources.map(shown),
    targets: inHiddenOrder(definition.targets, order).map(shown),
    perSource: definition.perSource ?? 1,
    ...(definition.perTarget === undefined ? {} : { perTarget: definition.perTarget }),
  }),
  shuffleable: ({ targets }) => slotsOf(targets),
  marking: () => 'key',
  score: (definition, response) =>
    response === null || isTooMany(definition, response)
      ? 0
      : scorePairs(pairsOf(definition.key), pairsOf(response), definition.scoring),
  texts: ({ stem, sources, targets, solution }) => [
    stem,
    ...[...sources, ...targets].map(({ content }) => content),
    ...(solution ? [solution] : []),
  ],
  problems,
  keyText: (definition, order) => linesOf(definition, definition.key, order),
  responseText: (definition, response, order) => linesOf(definition, response ?? {}, order),
  correctResponse: ({ key }) => (pairsOf(key).length === 0 ? null : key),
  withKey(definition, text) {
    const key = readLines(text, definition.sources, definition.targets);
    if (key === null || definition.scoring?.rule !== 'weights') return key && { ...definition, key };
    return { ...definition, key, scoring: pairScoringFor(definition.scoring, pairsOf(definition.key), pairsOf(key)) };
  },
  tallies: (definition) =>
    definition.sources.map(({ id }, at) => ({
      label: String(at + 1),
      options:
        (definition.perSource ?? 1) > 1
          ? null
          : definition.targets.map((target, place) => ({ id: target.id, label: capital(place) })),
      right: saidOf(definition, definition.key[id]),
      said: (response) => saidOf(definition, response[id]),
    })),
};

/** One target by its id, several by their letters in master order. */
function saidOf({ targets, perSource = 1 }: MatchingDefinition, given: readonly string[] = []): string | null {
  if (given.length === 0) return null;
  return perSource > 1 ? lettersOf(given, targets) : (given[0] ?? null);
}

function linesOf({ sources, targets }: MatchingDefinition, pairs: MatchingResponse, order?: readonly string[]): string {
  return sayLines(sources, order && order.length > 0 ? inHiddenOrder(targets, order) : targets, pairs);
}

/** More pairs than the question lets a candidate make: no page does that. */
function isTooMany({ perSource = 1, perTarget }: MatchingDefinition, response: MatchingResponse): boolean {
  if (Object.values(response).some((targets) => new Set(targets).size > perSource)) return true;
  if (perTarget === undefined) return false;
  const uses = new Map<string, number>();
  for (const target of Object.values(response).flatMap((targets) => [...new Set(targets)]))
    uses.set(target, (uses.get(target) ?? 0) + 1);
  return [...uses.values()].some((times) => times > perTarget);
}

function problems(definition: MatchingDefinition): QuestionProblem[] {
  const { stem, sources, targets, key } = definition;
  const found = new Set<QuestionProblem>([...optionProblems(sources, 1), ...optionProblems(targets)]);
  if (isBlank(stem)) found.add('emptyStem');
  const pairs = pairsOf(key);
  const isKnown = ([from, to]: readonly [string, string]) =>
    sources.some(({ id }) => id === from) && targets.some(({ id }) => id === to);
  if (pairs.length === 0 || !pairs.every(isKnown)) found.add('noKey');
  else if (isTooMany(definition, key)) found.add('keyOutOfReach');
  return [...found];
}
