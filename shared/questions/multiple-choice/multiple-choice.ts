import { z } from 'zod';
import { isBlank } from '../content.ts';
import { definitionBase, type QuestionKind, type QuestionProblem, viewBase } from '../kind.ts';
import { idsOfLetters, inOrder, lettersOf, Option, optionProblems, ShownOption, shown, slotsOf } from '../options.ts';
import { PartId } from '../part-id.ts';
import { SelectionScoring, scoreSelection, selectionFor } from '../selecting.ts';
import { capital } from '../tally.ts';

const MOST_OPTIONS = 24;
const Count = z.number().int().min(1).max(MOST_OPTIONS);

export const MultipleChoiceDefinition = z.object({
  kind: z.literal('multipleChoice'),
  ...definitionBase,
  options: z.array(Option).min(1).max(MOST_OPTIONS),
  /** Ids of the right options; empty while the author has not said. */
  key: z.array(PartId).max(MOST_OPTIONS),
  /** How many a candidate is asked to choose; any number where absent. */
  minChoices: Count.optional(),
  maxChoices: Count.optional(),
  scoring: SelectionScoring,
});
export const MultipleChoiceView = z.object({
  kind: z.literal('multipleChoice'),
  ...viewBase,
  options: z.array(ShownOption),
  minChoices: Count.optional(),
  maxChoices: Count.optional(),
});
/** Ids of the chosen options. */
export const MultipleChoiceResponse = z.array(PartId).max(MOST_OPTIONS);

export type MultipleChoiceDefinition = z.infer<typeof MultipleChoiceDefinition>;
export type MultipleChoiceView = z.infer<typeof MultipleChoiceView>;
export type MultipleChoiceResponse = z.infer<typeof MultipleChoiceResponse>;

/** Several right answers among options, by the scoring rule that its author chose. */
export const multipleChoice: QuestionKind<MultipleChoiceDefinition, MultipleChoiceView, MultipleChoiceResponse> = {
  kind: 'multipleChoice',
  definition: MultipleChoiceDefinition,
  view: MultipleChoiceView,
  response: MultipleChoiceResponse,

  toView: ({ stem, options, minChoices, maxChoices }, order) => ({
    kind: 'multipleChoice',
    stem,
    options: inOrder(options, order).map(shown),
    ...(minChoices === undefined ? {} : { minChoices }),
    ...(maxChoices === undefined ? {} : { maxChoices }),
  }),
  shuffleable: ({ options }) => slotsOf(options),
  marking: () => 'key',
  score({ options, key, maxChoices, scoring }, response) {
    if (response === null || key.length === 0 || new Set(response).size > (maxChoices ?? options.length)) return 0;
    return scoreSelection(scoring, { ids: options.map(({ id }) => id), key, chosen: response });
  },
  texts: ({ stem, options, solution }) => [
    stem,
    ...options.map(({ content }) => content),
    ...(solution ? [solution] : []),
  ],
  problems: (definition) => [
    ...(isBlank(definition.stem) ? (['emptyStem'] as const) : []),
    ...optionProblems(definition.options),
    ...keyProblems(definition),
  ],
  keyText: ({ options, key }, order) => lettersOf(key, inOrder(options, order)),
  responseText: ({ options }, response, order) => lettersOf(response ?? [], inOrder(options, order)),
  correctResponse: ({ key }) => (key.length === 0 ? null : key),
  withKey(definition, text) {
    const key = idsOfLetters(text, definition.options);
    return key && { ...definition, key, scoring: selectionFor(definition.scoring, definition.key, key) };
  },
  tallies: ({ options, key }) =>
    options.map(({ id }, at) => ({
      label: capital(at),
      options: [
        { id: 'chosen', label: '✓' },
        { id: 'left', label: '✗' },
      ],
      right: key.length === 0 ? null : key.includes(id) ? 'chosen' : 'left',
      said: (response) => (response.length === 0 ? null : response.includes(id) ? 'chosen' : 'left'),
    })),
};

/** A key that is not there, of things that cannot be chosen, or of more or fewer than may be chosen. */
function keyProblems({ options, key, minChoices = 0, maxChoices }: MultipleChoiceDefinition): QuestionProblem[] {
  const unique = new Set(key);
  if (unique.size === 0 || ![...unique].every((id) => options.some((option) => option.id === id))) return ['noKey'];
  return unique.size > (maxChoices ?? options.length) || unique.size < minChoices ? ['keyOutOfReach'] : [];
}
