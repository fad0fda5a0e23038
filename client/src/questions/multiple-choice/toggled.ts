import type { MultipleChoiceResponse, MultipleChoiceView } from 'shared/questions/multiple-choice/multiple-choice.ts';

/** The choice with one option more, or less; null for none, undefined where no more may be chosen. In printed order. */
export function toggled(
  { options, maxChoices }: MultipleChoiceView,
  response: MultipleChoiceResponse | null,
  id: string,
): MultipleChoiceResponse | null | undefined {
  const chosen = new Set(response);
  if (chosen.has(id)) chosen.delete(id);
  else if (chosen.size < (maxChoices ?? options.length)) chosen.add(id);
  else return undefined;
  return chosen.size === 0 ? null : options.flatMap((option) => (chosen.has(option.id) ? [option.id] : []));
}
