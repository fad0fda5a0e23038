import { z } from 'zod';
import { gapsOf, isBlank, RichText } from '../content.ts';
import { definitionBase, type QuestionKind, type QuestionProblem, viewBase } from '../kind.ts';
import { inHiddenOrder } from '../options.ts';
import { ofPart, PartId, repeatsId } from '../part-id.ts';
import {
  fillPlaces,
  lacksKey,
  mostOf,
  PlacingScoring,
  placingTallies,
  scorePlacing,
  soundPlacing,
} from '../placing.ts';
import { correctedPlaces, sayPlaces } from '../placing-line.ts';

/** Something to be put into gaps. `max`: how many gaps may hold it, once where absent, any number where 0. */
const Token = z.object({ id: PartId, content: RichText, max: z.number().int().min(0).max(100).optional() });

export const GapMatchDefinition = z.object({
  kind: z.literal('gapMatch'),
  ...definitionBase,
  /** The text with its gaps. */
  text: RichText,
  tokens: z.array(Token).max(60),
  /** Gap -> tokens of which any one is right; an empty list leaves the gap empty; a gap not named has no key yet. */
  key: z.record(PartId, z.array(PartId).max(60)),
  scoring: PlacingScoring,
});
export const GapMatchView = z.object({
  kind: z.literal('gapMatch'),
  ...viewBase,
  text: RichText,
  tokens: z.array(Token),
});
/** Gap -> token; a gap that is absent was left empty. */
export const GapMatchResponse = z.record(PartId, PartId);

export type GapMatchDefinition = z.infer<typeof GapMatchDefinition>;
export type GapMatchView = z.infer<typeof GapMatchView>;
export type GapMatchResponse = z.infer<typeof GapMatchResponse>;

/** Words, formulas or pictures dragged into the gaps of a text. */
export const gapMatch: QuestionKind<GapMatchDefinition, GapMatchView, GapMatchResponse> = {
  kind: 'gapMatch',
  definition: GapMatchDefinition,
  view: GapMatchView,
  response: GapMatchResponse,

  toView: ({ stem, text, tokens }, order) => ({
    kind: 'gapMatch',
    stem,
    text,
    tokens: [...inHiddenOrder(tokens, order)],
  }),
  shuffleable: ({ tokens }) => tokens.map(({ id }) => ({ id, pinned: false })),
  marking: () => 'key',
  score({ key, scoring, text, tokens }, response) {
    if (!response) return 0;
    const gaps = gapsOf(text);
    return scorePlacing(scoring, ofGaps(key, gaps), soundPlacing(response, gaps, mostOf(tokens)));
  },
  texts: ({ stem, text, tokens, solution }) => [
    stem,
    text,
    ...tokens.map(({ content }) => content),
    ...(solution ? [solution] : []),
  ],
  problems,
  keyText: ({ text, tokens, key }) => sayPlaces(gapsOf(text), tokens, (gap) => ofPart(key, gap) ?? []),
  responseText: ({ text, tokens }, response) =>
    response === null || Object.keys(response).length === 0
      ? ''
      : sayPlaces(gapsOf(text), tokens, (gap) => [ofPart(response, gap) ?? '']),
  correctResponse({ key, text, tokens }) {
    const gaps = gapsOf(text);
    if (lacksKey(key, gaps)) return null;
    const most = mostOf(tokens);
    return fillPlaces(ofGaps(key, gaps), (token) => most.get(token) ?? 0);
  },
  withKey(definition, text) {
    const corrected = correctedPlaces({ ...definition, places: gapsOf(definition.text) }, text);
    return corrected && { ...definition, ...corrected };
  },
  tallies: ({ text, tokens, key }) => placingTallies(gapsOf(text), tokens, key),
};

function problems(definition: GapMatchDefinition): QuestionProblem[] {
  const { stem, text, tokens, key } = definition;
  const found: QuestionProblem[] = [];
  const gaps = gapsOf(text);
  if (isBlank(stem) && isBlank(text)) found.push('emptyStem');
  if (gaps.length === 0 || new Set(gaps).size < gaps.length) found.push('gapMismatch');
  if (repeatsId(tokens) || new Set(gaps).size < gaps.length) found.push('duplicateOption');
  if (tokens.length < 2) found.push('missingOption');
  if (tokens.some(({ content }) => isBlank(content))) found.push('emptyOption');
  if (lacksKey(key, gaps)) found.push('noKey');
  else if (!gapMatch.correctResponse(definition)) found.push('keyOutOfReach');
  return found;
}

const ofGaps = (key: GapMatchDefinition['key'], gaps: readonly string[]) =>
  Object.fromEntries(gaps.map((gap) => [gap, ofPart(key, gap) ?? []]));
