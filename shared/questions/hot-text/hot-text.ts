import { z } from 'zod';
import { inlinesOf, isBlank, RichText } from '../content.ts';
import { definitionBase, type QuestionKind, type QuestionProblem, viewBase } from '../kind.ts';
import { calledBy, calledIn } from '../names-in-line.ts';
import { PartId, repeatsId } from '../part-id.ts';
import { SelectionScoring, scoreSelection, selectionFor, selectionTally } from '../selecting.ts';

export const HotTextDefinition = z.object({
  kind: z.literal('hotText'),
  ...definitionBase,
  /** The text with the words that can be chosen. */
  text: RichText,
  /** Empty while the author has not said. */
  key: z.array(PartId).max(200),
  /** One where it is absent; any number where 0. */
  maxChoices: z.number().int().min(0).max(200).optional(),
  scoring: SelectionScoring,
});
export const HotTextView = z.object({
  kind: z.literal('hotText'),
  ...viewBase,
  text: RichText,
  maxChoices: z.number().int().optional(),
});
/** Ids of the chosen words. */
export const HotTextResponse = z.array(PartId).max(200);

export type HotTextDefinition = z.infer<typeof HotTextDefinition>;
export type HotTextView = z.infer<typeof HotTextView>;
export type HotTextResponse = z.infer<typeof HotTextResponse>;

/** Words chosen where they stand in a text: the wrong word of a sentence, all the verbs of a passage. */
export const hotText: QuestionKind<HotTextDefinition, HotTextView, HotTextResponse> = {
  kind: 'hotText',
  definition: HotTextDefinition,
  view: HotTextView,
  response: HotTextResponse,

  toView: ({ stem, text, maxChoices }) => ({ kind: 'hotText', stem, text, maxChoices }),
  shuffleable: () => [],
  marking: () => 'key',
  score(definition, response) {
    const { text, key, scoring } = definition;
    if (!response || key.length === 0 || response.length > mostWords(definition)) return 0;
    return scoreSelection(scoring, { ids: hotsOf(text).map(({ id }) => id), key, chosen: response });
  },
  texts: ({ stem, text, solution }) => [stem, text, ...(solution ? [solution] : [])],
  problems,
  keyText: ({ text, key }) => hotWords(text, key),
  responseText: ({ text }, response) => hotWords(text, response ?? []),
  correctResponse: ({ key }) => (key.length === 0 ? null : [...key]),
  /** By the words as they stand in the text, or by their numbers in it: "chồng cây; đất nước", "2; 3". */
  withKey(definition, text) {
    const hots = hotsOf(definition.text);
    const found = calledIn(text, calledOf(hots), /\s*;\s*/);
    const key = [...new Set(found)].flatMap((at) => hots[at]?.id ?? []);
    if (key.length === 0 || key.length > mostWords(definition)) return null;
    return { ...definition, key, scoring: selectionFor(definition.scoring, definition.key, key) };
  },
  tallies: (definition) => [
    selectionTally(hotText.keyText(definition), (said) => hotText.responseText(definition, said)),
  ],
};

/** The words of a text that can be chosen, in reading order. */
export function hotsOf(text: RichText) {
  return inlinesOf(text).flatMap((inline) => (inline.type === 'hot' ? [inline] : []));
}

/** How many of them a candidate may choose. */
export function mostWords({ maxChoices, text }: { maxChoices?: number; text: RichText }): number {
  return maxChoices === 0 ? hotsOf(text).length : (maxChoices ?? 1);
}

function problems(definition: HotTextDefinition): QuestionProblem[] {
  const { stem, text, key } = definition;
  const found: QuestionProblem[] = [];
  const hots = hotsOf(text);
  if (isBlank(stem) && isBlank(text)) found.push('emptyStem');
  if (hots.length < 2) found.push('missingOption');
  if (hots.some((hot) => hot.text.trim() === '')) found.push('emptyOption');
  if (repeatsId(hots)) found.push('gapMismatch', 'duplicateOption');
  if (!key.some((id) => hots.some((hot) => hot.id === id))) found.push('noKey');
  else if (key.length > mostWords(definition)) found.push('keyOutOfReach');
  return found;
}

/** Words as they stand; those that stand there several times with their number among all that can be chosen. */
const calledOf = (hots: ReturnType<typeof hotsOf>) =>
  calledBy(
    hots.map(({ text }) => text),
    (at) => [`${hots[at]?.text.trim() ?? ''} (${at + 1})`.trim(), `(${at + 1})`, String(at + 1)],
  );

function hotWords(text: RichText, ids: readonly string[]): string {
  const hots = hotsOf(text);
  const { names } = calledOf(hots);
  return hots.flatMap(({ id }, at) => (ids.includes(id) ? [names[at] ?? ''] : [])).join('; ');
}
