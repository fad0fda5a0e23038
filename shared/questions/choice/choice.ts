import { z } from 'zod';
import { isBlank, RichText } from '../content.ts';
import { definitionBase, type QuestionKind, type QuestionProblem, viewBase } from '../kind.ts';
import { PartId, repeatsId } from '../part-id.ts';
import { capital } from '../tally.ts';

export const ChoiceDefinition = z.object({
  kind: z.literal('choice'),
  ...definitionBase,
  options: z
    .array(z.object({ id: PartId, content: RichText, pinned: z.boolean().optional() }))
    .min(1)
    .max(12),
  /** The id of the right option; null while the author has not said. */
  key: PartId.nullable(),
});
export const ChoiceView = z.object({
  kind: z.literal('choice'),
  ...viewBase,
  options: z.array(z.object({ id: PartId, content: RichText })),
});
/** The id of the chosen option. */
export const ChoiceResponse = PartId;

export type ChoiceDefinition = z.infer<typeof ChoiceDefinition>;
export type ChoiceView = z.infer<typeof ChoiceView>;
export type ChoiceResponse = z.infer<typeof ChoiceResponse>;

/** One right answer among several options: part I of the 2025 format. */
export const choice: QuestionKind<ChoiceDefinition, ChoiceView, ChoiceResponse> = {
  kind: 'choice',
  definition: ChoiceDefinition,
  view: ChoiceView,
  response: ChoiceResponse,

  toView: (definition, order) => ({
    kind: 'choice',
    stem: definition.stem,
    options: inOrder(definition, order).map(({ id, content }) => ({ id, content })),
  }),
  shuffleable: (definition) => definition.options.map(({ id, pinned }) => ({ id, pinned: pinned ?? false })),
  marking: () => 'key',
  score: (definition, response) => (definition.key !== null && response === definition.key ? 1 : 0),
  texts: (definition) => [
    definition.stem,
    ...definition.options.map((option) => option.content),
    ...(definition.solution ? [definition.solution] : []),
  ],
  problems,
  keyText: (definition, order) => letterOf(definition, definition.key, order),
  responseText: (definition, response, order) => letterOf(definition, response, order),
  correctResponse: (definition) => definition.key,
  withKey(definition, text) {
    const option = /^[A-Za-z]$/.test(text) ? definition.options[text.toUpperCase().charCodeAt(0) - 65] : undefined;
    return option ? { ...definition, key: option.id } : null;
  },
  tallies: ({ options, key }) => [
    {
      label: '',
      options: options.map(({ id }, at) => ({ id, label: capital(at) })),
      right: key,
      said: (response) => response,
    },
  ],
};

function problems(definition: ChoiceDefinition): QuestionProblem[] {
  const found: QuestionProblem[] = [];
  if (isBlank(definition.stem)) found.push('emptyStem');
  if (definition.options.length < 2) found.push('missingOption');
  if (definition.options.some((option) => isBlank(option.content))) found.push('emptyOption');
  // A blank that does not break is no difference that a candidate could see.
  const contents = definition.options.map((option) => JSON.stringify(option.content).replace(/[\u00a0 ]+/g, ' '));
  if (repeatsId(definition.options) || new Set(contents).size < contents.length) found.push('duplicateOption');
  if (definition.key === null || !definition.options.some((option) => option.id === definition.key))
    found.push('noKey');
  return found;
}

function inOrder(definition: ChoiceDefinition, order: readonly string[] | undefined) {
  if (!order) return definition.options;
  return order.flatMap((id) => definition.options.find((option) => option.id === id) ?? []);
}

function letterOf(definition: ChoiceDefinition, id: string | null, order: readonly string[] | undefined): string {
  const place = inOrder(definition, order).findIndex((option) => option.id === id);
  return place < 0 ? '' : capital(place);
}
