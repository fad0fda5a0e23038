import { z } from 'zod';
import { gapsOf, isBlank, RichText, wordsOf } from '../content.ts';
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
  isAnswered: (response) => Object.keys(response).length > 0,
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
  keyText: (definition) =>
    placingText(definition, (gap) =>
      (ofPart(definition.key, gap) ?? []).map((id) => wordsOfToken(definition, id)).join(' / '),
    ),
  responseText: (definition, response) =>
    response === null || Object.keys(response).length === 0
      ? ''
      : placingText(definition, (gap) => wordsOfToken(definition, ofPart(response, gap))),
  correctResponse({ key, text, tokens }) {
    const gaps = gapsOf(text);
    if (lacksKey(key, gaps)) return null;
    const most = mostOf(tokens);
    return fillPlaces(ofGaps(key, gaps), (token) => most.get(token) ?? 0);
  },
  withKey: () => null,
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

function wordsOfToken({ tokens }: GapMatchDefinition, id: string | undefined): string {
  const token = tokens.find((one) => one.id === id);
  return token ? wordsOf(token.content) : '';
}

/** "(1) sông; (2) –": gaps by their place in the text. */
const placingText = ({ text }: GapMatchDefinition, words: (gap: string) => string) =>
  gapsOf(text)
    .map((gap, at) => `(${at + 1}) ${words(gap) || '–'}`)
    .join('; ');
