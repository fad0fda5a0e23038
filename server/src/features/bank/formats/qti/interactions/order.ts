import { childrenNamed, isTrue, type QtiElement } from 'shared/questions/qti/element.ts';
import { Ids, identifierOf, MOST_PARTS, type Part, promptOf, type ReadContext } from '../interaction.ts';
import { orders } from '../probes.ts';
import { bestOf } from './selecting.ts';

/** `orderInteraction`: things to be put in order. */
export function readOrder(element: QtiElement, { content, declared, correct, isOurs }: ReadContext): Part {
  const choices = childrenNamed(element, 'simpleChoice')
    .slice(0, MOST_PARTS)
    .map((choice) => ({
      identifier: identifierOf(choice),
      content: content.rich(choice.children),
      isPinned: isTrue(choice.attributes.fixed),
    }));
  const ids = new Ids(choices, isOurs);
  const identifiers = choices.map(({ identifier }) => identifier);
  const probes = orders(identifiers, correct);
  return {
    identifier: declared.identifier,
    prompt: promptOf(element, content),
    probes,
    respond: (value) => (value === null ? null : ids.all(value.values)),
    definitions(base, share) {
      const items = choices.map(({ identifier, content, isPinned }) => ({
        ...{ id: ids.of(identifier), content },
        ...(isPinned ? { pinned: true } : {}),
      }));
      const key = ids.all((correct ?? bestOf(probes, share))?.values ?? []);
      const layout = element.attributes.orientation === 'horizontal' ? ('horizontal' as const) : ('vertical' as const);
      const common = { kind: 'ordering' as const, ...base, items, key, layout };
      return (['allOrNothing', 'perPlace', 'adjacent'] as const).map((rule) => ({ ...common, scoring: { rule } }));
    },
  };
}
