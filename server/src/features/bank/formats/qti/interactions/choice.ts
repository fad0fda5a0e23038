import { childrenNamed, isTrue, type QtiElement, readNumber } from 'shared/questions/qti/element.ts';
import { Ids, identifierOf, MOST_PARTS, type Part, promptOf, type ReadContext } from '../interaction.ts';
import { selections } from '../probes.ts';
import { keyOf, mostOfSelection, scoringsOf } from './selecting.ts';

/** `choiceInteraction`: one of several, or several of many. */
export function readChoice(element: QtiElement, context: ReadContext): Part {
  const { content, declared, correct, isOurs } = context;
  const shuffles = isTrue(element.attributes.shuffle);
  const choices = childrenNamed(element, 'simpleChoice')
    .slice(0, MOST_PARTS)
    .map((choice) => ({
      identifier: identifierOf(choice),
      content: content.rich(choice.children),
      isPinned: !shuffles || isTrue(choice.attributes.fixed),
    }));
  const identifiers = choices.map(({ identifier }) => identifier);
  const ids = new Ids(choices, isOurs);
  const most = mostOfSelection(element.attributes, context);
  const least = Math.round(readNumber(element.attributes.minChoices) ?? 0);
  const probes = selections(declared, identifiers, most, correct);
  const isOne = declared.cardinality === 'single';
  const options = choices.map(({ identifier, content, isPinned }) => ({
    id: ids.of(identifier),
    content,
    ...(isPinned ? { pinned: true } : {}),
  }));
  return {
    identifier: declared.identifier,
    prompt: promptOf(element, content),
    probes,
    respond(value, kind) {
      if (value === null) return null;
      return kind === 'choice' ? ids.of(value.values[0]) : ids.all(value.values);
    },
    definitions(base, share) {
      const selection = { identifiers, ids, declared, correct, probes };
      const key = keyOf(selection, share);
      const bounds = {
        ...(least > 0 ? { minChoices: Math.min(least, options.length) } : {}),
        ...(most > 0 ? { maxChoices: Math.min(most, options.length) } : {}),
      };
      const several = scoringsOf(selection, share).map((scoring) => ({
        ...{ kind: 'multipleChoice' as const, ...base, options, key, ...bounds, scoring },
      }));
      if (!isOne) return several;
      return [{ kind: 'choice' as const, ...base, options, key: key[0] ?? null }, ...several];
    },
  };
}
