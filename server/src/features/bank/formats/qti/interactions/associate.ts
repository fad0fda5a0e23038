import { childrenNamed, type QtiElement, readNumber } from 'shared/questions/qti/element.ts';
import { Ids, identifierOf, MOST_PARTS, type Part, promptOf, type ReadContext } from '../interaction.ts';
import { pairings } from '../probes.ts';
import { bestOf, lowestOf, pairWorth } from './selecting.ts';

/** `associateInteraction`: pairs among things of one set. */
export function readAssociate(element: QtiElement, { content, declared, correct, isOurs }: ReadContext): Part {
  const choices = childrenNamed(element, 'simpleAssociableChoice')
    .slice(0, MOST_PARTS)
    .map((choice) => ({
      identifier: identifierOf(choice),
      content: content.rich(choice.children),
      most: Math.max(0, Math.round(readNumber(choice.attributes.matchMax) ?? 1)),
    }));
  const ids = new Ids(choices, isOurs);
  const limits = new Map(choices.map(({ identifier, most }) => [identifier, most]));
  const identifiers = choices.map(({ identifier }) => identifier);
  const pairs = identifiers.flatMap((one, at) => identifiers.slice(at + 1).map((other) => [one, other] as const));
  const probes = pairings('pair', pairs, (id) => limits.get(id) ?? 1, correct);
  const most = Math.round(readNumber(element.attributes.maxAssociations) ?? 1);
  const ours = (pair: unknown) => {
    const [one = '', other = ''] = String(pair)
      .split(' ')
      .map((id) => ids.of(id));
    return [one, other].sort() as [string, string];
  };
  return {
    identifier: declared.identifier,
    prompt: promptOf(element, content),
    probes,
    respond: (value) => (value === null ? null : value.values.map((pair) => ours(pair).join(' '))),
    definitions(base, share) {
      const best = correct ?? bestOf(probes, share);
      const key = (best?.values ?? []).map(ours);
      const worth = pairs.map((pair) => {
        const [from, to] = ours(pair.join(' '));
        return { from, to, points: pairWorth(share, 'pair', best, pair) };
      });
      const common = {
        ...{ kind: 'associate' as const, ...base, key },
        choices: choices.map(({ identifier, content, most }) => ({
          ...{ id: ids.of(identifier), content },
          ...(most === 1 ? {} : { max: most === 0 || most > 30 ? 30 : most }),
        })),
        ...(most > 0 ? { maxPairs: Math.min(60, Math.max(most, key.length)) } : {}),
      };
      return [
        { ...common, scoring: { rule: 'allOrNothing' as const } },
        { ...common, scoring: { rule: 'perPair' as const } },
        { ...common, scoring: { rule: 'weights' as const, pairs: worth, maximum: 1, ...lowestOf(probes, share) } },
      ];
    },
  };
}
