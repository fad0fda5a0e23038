import type { OrderingDefinition } from 'shared/questions/ordering/ordering.ts';
import { choiceOf, hint, named, type WriteContext, type WrittenPart } from './part.ts';
import { add, correct, float, isNull, match, not, response, set, value, variable, when } from './rules.ts';
import { el } from './xml.ts';

export function writeOrdering({ items, key, layout, scoring }: OrderingDefinition, context: WriteContext): WrittenPart {
  const { response: identifier, path } = context;
  const said = {
    'response-identifier': identifier,
    shuffle: true,
    orientation: layout ?? 'vertical',
    ...hint({ kind: 'ordering', layout, scoring }),
  };
  return {
    declarations: [response({ identifier, cardinality: 'ordered', baseType: 'identifier' }, key.map(named))],
    body: [
      el(
        'qti-order-interaction',
        said,
        ...items.map(({ id, content, pinned }) =>
          choiceOf('qti-simple-choice', id, content, path, { fixed: pinned ? true : undefined }),
        ),
      ),
    ],
    rules: rulesOf({ key, scoring }, context),
  };
}

function rulesOf(
  { key, scoring }: Pick<OrderingDefinition, 'key' | 'scoring'>,
  { response: identifier, score }: WriteContext,
) {
  const { rule, penalty = 0 } = scoring ?? { rule: 'allOrNothing' as const };
  const isRight = match(variable(identifier), correct(identifier));
  const nothing =
    penalty > 0
      ? [when(not(isNull(identifier)), [when(isRight, [set(score, float(1))], [set(score, float(-penalty))])])]
      : null;
  if (rule === 'allOrNothing') return nothing ?? [when(isRight, [set(score, float(1))])];
  const id = (each: string) => value('identifier', named(each));
  const tests =
    rule === 'perPlace'
      ? key.map((each, at) => match(el('qti-index', { n: at + 1 }, variable(identifier)), id(each)))
      : key
          .slice(1)
          .map((each, at) =>
            el('qti-contains', {}, variable(identifier), el('qti-ordered', {}, id(key[at] ?? ''), id(each))),
          );
  return tests.map((test) => when(test, [add(score, float(1 / tests.length))]));
}
