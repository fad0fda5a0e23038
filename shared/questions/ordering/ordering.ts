import { z } from 'zod';
import { isBlank } from '../content.ts';
import { definitionBase, type QuestionKind, type QuestionProblem, viewBase } from '../kind.ts';
import {
  idsOfLetters,
  inHiddenOrder,
  inOrder,
  Option,
  optionProblems,
  ShownOption,
  shown,
  slotsOf,
} from '../options.ts';
import { Penalty } from '../pairs.ts';
import { PartId } from '../part-id.ts';
import { capital } from '../tally.ts';

const MOST_ITEMS = 20;
const Layout = z.enum(['vertical', 'horizontal']);

export const OrderingDefinition = z.object({
  kind: z.literal('ordering'),
  ...definitionBase,
  /** Their ids must say nothing of the order (`opaqueId`). */
  items: z.array(Option).min(2).max(MOST_ITEMS),
  /** Every id once, in the right order; empty while the author has not said. */
  key: z.array(PartId).max(MOST_ITEMS),
  layout: Layout.optional(),
  /**
   * `allOrNothing` (where absent). `perPlace`: each item at its place an equal share. `adjacent`: each pair of neighbours that
   * follow one another as in the key an equal share.
   */
  scoring: z.object({ rule: z.enum(['allOrNothing', 'perPlace', 'adjacent']), penalty: Penalty.optional() }).optional(),
});
export const OrderingView = z.object({
  kind: z.literal('ordering'),
  ...viewBase,
  items: z.array(ShownOption),
  layout: Layout,
});
/** Every id once, as the candidate ordered them. */
export const OrderingResponse = z.array(PartId).max(MOST_ITEMS);

export type OrderingDefinition = z.infer<typeof OrderingDefinition>;
export type OrderingView = z.infer<typeof OrderingView>;
export type OrderingResponse = z.infer<typeof OrderingResponse>;

/** Things to be put in their right order: steps, events, sentences. */
export const ordering: QuestionKind<OrderingDefinition, OrderingView, OrderingResponse> = {
  kind: 'ordering',
  definition: OrderingDefinition,
  view: OrderingView,
  response: OrderingResponse,

  toView: ({ stem, items, layout }, order) => ({
    kind: 'ordering',
    stem,
    items: inHiddenOrder(items, order).map(shown),
    layout: layout ?? 'vertical',
  }),
  shuffleable: ({ items }) => slotsOf(items),
  marking: () => 'key',
  score,
  texts: ({ stem, items, solution }) => [stem, ...items.map(({ content }) => content), ...(solution ? [solution] : [])],
  problems(definition) {
    const found: QuestionProblem[] = optionProblems(definition.items);
    if (isBlank(definition.stem)) found.push('emptyStem');
    if (!isWhole(definition, definition.key)) found.push('noKey');
    return found;
  },
  keyText: ({ items, key }, order) => lettersInTurn(key, inOrder(items, order)),
  responseText: ({ items }, response, order) => lettersInTurn(response ?? [], inOrder(items, order)),
  correctResponse: (definition) => (isWhole(definition, definition.key) ? definition.key : null),
  withKey(definition, text) {
    const key = idsOfLetters(text, definition.items);
    return key && isWhole(definition, key) ? { ...definition, key } : null;
  },
  tallies: ({ items, key }) =>
    key.map((id, at) => ({
      label: String(at + 1),
      options: items.map((item, place) => ({ id: item.id, label: capital(place) })),
      right: id,
      said: (response) => response[at] ?? null,
    })),
};

/** Names every item once. */
function isWhole({ items }: OrderingDefinition, ids: readonly string[]): boolean {
  return ids.length === items.length && items.every(({ id }) => ids.includes(id));
}

function score(definition: OrderingDefinition, response: OrderingResponse | null): number {
  const { key, scoring } = definition;
  if (response === null || response.length === 0 || !isWhole(definition, key)) return 0;
  if (!isWhole(definition, response)) return 0;
  const atPlace = response.filter((id, at) => key[at] === id).length;
  switch (scoring?.rule ?? 'allOrNothing') {
    case 'allOrNothing':
      return atPlace === key.length ? 1 : -(scoring?.penalty ?? 0) || 0;
    case 'perPlace':
      return atPlace / key.length;
    case 'adjacent': {
      const follows = new Map(key.slice(1).map((id, at) => [key[at], id]));
      return response.slice(1).filter((id, at) => follows.get(response[at]) === id).length / (key.length - 1);
    }
  }
}

/** "C, A, B": the printed letters in the order given. */
function lettersInTurn(ids: readonly string[], items: readonly { readonly id: string }[]): string {
  return ids
    .flatMap((id) => {
      const place = items.findIndex((item) => item.id === id);
      return place < 0 ? [] : [capital(place)];
    })
    .join(', ');
}
