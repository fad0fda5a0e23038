import type { Mark } from 'shared/questions/content.ts';
import { descendantsOf, isTrue, type QtiElement, textOf } from 'shared/questions/qti/element.ts';
import { hinted, hintOf, Ids, identifierOf, type Part, promptOf, type ReadContext } from '../interaction.ts';
import { selections } from '../probes.ts';
import { keyOf, mostOfSelection, scoringsOf } from './selecting.ts';

/** `hottextInteraction`: words chosen where they stand. */
export function readHotText(element: QtiElement, context: ReadContext): Part {
  const { content, declared, correct, isOurs } = context;
  const hots = descendantsOf(element, ({ name }) => name === 'hottext')
    .slice(0, 200)
    .map((hot) => ({
      identifier: identifierOf(hot),
      content: textOf(hot).replace(/\s+/g, ' ').trim(),
      isPinned: isTrue(hot.attributes.fixed),
    }));
  const ids = new Ids(hots, isOurs);
  const identifiers = hots.map(({ identifier }) => identifier);
  const most = mostOfSelection(element.attributes, context);
  const probes = selections(declared, identifiers, most, correct);
  const body = element.children.filter((child) => typeof child === 'string' || child.name !== 'prompt');
  const text = content.rich(body, (inner) => {
    if (inner.name !== 'hottext') return null;
    const words = textOf(inner).replace(/\s+/g, ' ').trim().slice(0, 2_000);
    const hot: { type: 'hot'; id: string; text: string; marks?: Mark[] } = {
      type: 'hot',
      id: ids.of(identifierOf(inner)),
      text: words,
    };
    return isOurs ? hinted(hot, hintOf(inner) ?? {}) : hot;
  });
  return {
    identifier: declared.identifier,
    prompt: promptOf(element, content),
    probes,
    respond: (value) => (value === null ? null : ids.all(value.values)),
    definitions(base, share) {
      const selection = { identifiers, ids, declared, correct, probes };
      const key = keyOf(selection, share);
      return scoringsOf(selection, share).map((scoring) => ({
        ...{ kind: 'hotText' as const, ...base, text, key, maxChoices: most, scoring },
      }));
    },
  };
}
