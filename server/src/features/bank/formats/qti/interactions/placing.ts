import { plainText, type RichText } from 'shared/questions/content.ts';
import type { PlacingScoring } from 'shared/questions/placing.ts';
import { areaOf } from 'shared/questions/qti/declarations.ts';
import { childrenNamed, descendantsOf, type QtiElement, readNumber } from 'shared/questions/qti/element.ts';
import { container, type Valued } from 'shared/questions/qti/value.ts';
import { Ids, identifierOf, MOST_PARTS, type Part, promptOf, type ReadContext, type ShareOf } from '../interaction.ts';
import { orders, pairings } from '../probes.ts';
import { pictureElementOf, shapeOf } from './hotspot.ts';
import { bestOf, lowestOf, mappedShares, pairWorth } from './selecting.ts';

interface Token {
  readonly identifier: string;
  readonly content: RichText;
  /** How many places may hold it; 0 for any number. */
  readonly most: number;
}

/** `gapMatchInteraction`: words or pictures put into the gaps of a text. */
export function readGapMatch(element: QtiElement, context: ReadContext): Part {
  const { content, isOurs } = context;
  const gaps = descendantsOf(element, ({ name }) => name === 'gap')
    .slice(0, MOST_PARTS)
    .map((gap, at) => ({
      identifier: identifierOf(gap),
      content: `gap ${at}`,
    }));
  const places = new Ids(gaps, isOurs);
  const tokens = tokensOf(element, content);
  const names = new Ids(tokens, isOurs);
  const body = element.children.filter((child) => typeof child === 'string' || !NOT_TEXT.has(child.name));
  const text = content.rich(body, (inner) =>
    inner.name === 'gap' ? { type: 'gap', id: places.of(identifierOf(inner)) } : null,
  );
  return {
    ...placed({ element, context, places, names, gaps: gaps.map(({ identifier }) => identifier), tokens }),
    definitions: (base, share) =>
      scored({ context, places, names, gaps, tokens, share }).map((scored) => ({
        ...{
          kind: 'gapMatch' as const,
          ...base,
          text,
          tokens: tokens.map((token) => tokenOf(token, names)),
          ...scored,
        },
      })),
  };
}

const NOT_TEXT = new Set(['prompt', 'gapText', 'gapImg']);

/** `graphicGapMatchInteraction`: labels put at the places of a picture. */
export function readLabels(element: QtiElement, context: ReadContext): Part {
  const { content, isOurs } = context;
  const picture = content.picture(pictureElementOf(element));
  const spots = childrenNamed(element, 'associableHotspot')
    .slice(0, MOST_PARTS)
    .map((spot) => ({
      identifier: identifierOf(spot),
      content: shapeOf(areaOf(spot), picture),
    }));
  const places = new Ids(spots, isOurs);
  const tokens = tokensOf(element, content);
  const names = new Ids(tokens, isOurs);
  return {
    ...placed({ element, context, places, names, gaps: spots.map(({ identifier }) => identifier), tokens }),
    definitions: (base, share) =>
      scored({ context, places, names, gaps: spots, tokens, share }).map((scored) => ({
        ...{ kind: 'labelPicture' as const, ...base, picture },
        spots: spots.map(({ identifier, content }) => ({ id: places.of(identifier), ...content })),
        labels: tokens.map((token) => tokenOf(token, names)),
        ...scored,
      })),
  };
}

/**
 * `graphicOrderInteraction`: numbers put at the places of a picture, one for each place of the order. What a candidate says is
 * the same; an order of fewer places than there are is not ours.
 */
export function readGraphicOrder(element: QtiElement, context: ReadContext): Part {
  const { content, declared, correct, isOurs } = context;
  const picture = content.picture(pictureElementOf(element));
  const spots = childrenNamed(element, 'hotspotChoice')
    .slice(0, MOST_PARTS)
    .map((spot) => ({ identifier: identifierOf(spot), content: shapeOf(areaOf(spot), picture) }));
  const places = new Ids(spots, isOurs);
  const identifiers = spots.map(({ identifier }) => identifier);
  const probes = orders(identifiers, correct);
  const number = (at: number) => `n${at + 1}`;
  const placed = (value: Valued) =>
    Object.fromEntries((value?.values ?? []).map((identifier, at) => [places.of(identifier), number(at)]));
  return {
    identifier: declared.identifier,
    prompt: promptOf(element, content),
    probes,
    respond: (value) => (value === null ? null : placed(value)),
    definitions(base, share) {
      const right = Object.entries(placed(correct ?? bestOf(probes, share)));
      const key = Object.fromEntries(right.map(([place, token]) => [place, [token]]));
      const labels = spots.map((_, at) => ({ id: number(at), content: plainText(String(at + 1)) }));
      const common = { kind: 'labelPicture' as const, ...base, picture, labels, key };
      const named = spots.map(({ identifier, content }) => ({ id: places.of(identifier), ...content }));
      return (['allOrNothing', 'perPlace'] as const).map((rule) => ({ ...common, spots: named, scoring: { rule } }));
    },
  };
}

function tokensOf(element: QtiElement, content: ReadContext['content']): Token[] {
  return childrenNamed(element, 'gapText', 'gapImg')
    .slice(0, MOST_PARTS)
    .map((token) => {
      const object = descendantsOf(token, ({ name }) => name === 'object' || name === 'img')[0];
      const picture = token.name === 'gapImg' ? content.picture(object) : null;
      const shown: RichText = picture ? [{ type: 'paragraph', content: [{ type: 'image', ...picture }] }] : [];
      const label = token.attributes.objectLabel;
      const words = content.rich(token.name === 'gapImg' && label ? [label] : token.children);
      return {
        identifier: identifierOf(token),
        content: picture ? shown : words,
        most: Math.max(0, Math.round(readNumber(token.attributes.matchMax) ?? 1)),
      };
    });
}

function tokenOf({ identifier, content, most }: Token, names: Ids) {
  return { id: names.of(identifier), content, ...(most === 1 ? {} : { max: Math.min(most, 100) }) };
}

interface Placed {
  readonly element: QtiElement;
  readonly context: ReadContext;
  readonly places: Ids;
  readonly names: Ids;
  readonly gaps: readonly string[];
  readonly tokens: readonly Token[];
}

function placed({ element, context, places, names, gaps, tokens }: Placed): Omit<Part, 'definitions'> {
  const { content, declared, correct } = context;
  const limits = new Map(tokens.map(({ identifier, most }) => [identifier, most]));
  const pairs = gaps.flatMap((gap) => tokens.map(({ identifier }) => [identifier, gap] as const));
  return {
    identifier: declared.identifier,
    prompt: promptOf(element, content),
    probes: pairings('directedPair', pairs, (id) => limits.get(id) ?? 1, correct),
    respond(value) {
      if (value === null) return null;
      return Object.fromEntries(placings(value).map(([token, gap]) => [places.of(gap), names.of(token)]));
    },
  };
}

/** Token and place of each pair; some files write them the other way round, which the item's identifiers show. */
function placings(value: Valued): [string, string][] {
  return (value?.values ?? []).map((pair) => String(pair).split(' ') as [string, string]);
}

interface Scored {
  readonly context: ReadContext;
  readonly places: Ids;
  readonly names: Ids;
  readonly gaps: readonly { identifier: string }[];
  readonly tokens: readonly Token[];
  readonly share: ShareOf;
}

/** The key and every rule that our kinds know. A token that earns something in a gap is right there. */
function scored({
  context,
  places,
  names,
  gaps,
  tokens,
  share,
}: Scored): { key: Record<string, string[]>; scoring: PlacingScoring }[] {
  const { correct } = context;
  const worth = (token: string, gap: string) => share(container('multiple', 'directedPair', [`${token} ${gap}`]));
  const pairs = gaps.flatMap((gap) => tokens.map((token) => [token.identifier, gap.identifier] as const));
  const probes = pairings('directedPair', pairs, () => 0, correct);
  const best = correct ?? bestOf(probes, share);
  const right = placings(best);
  const key: Record<string, string[]> = {};
  for (const { identifier } of gaps) {
    const said = right.filter(([, gap]) => gap === identifier).map(([token]) => token);
    const paid = tokens.map((token) => token.identifier).filter((token) => worth(token, identifier) > 1e-9);
    key[places.of(identifier)] = names.all([...new Set([...said, ...paid])]);
  }
  const weights = Object.fromEntries(
    pairs.map((pair) => [`${places.of(pair[1])} ${names.of(pair[0])}`, pairWorth(share, 'directedPair', best, pair)]),
  );
  const shares = mappedShares(
    context.declared,
    pairs.map((pair) => pair.join(' ')),
    share,
  );
  const mapped = shares && Object.fromEntries(Object.keys(weights).map((name, at) => [name, shares[at] ?? 0]));
  return [
    { key, scoring: { rule: 'allOrNothing' } },
    { key, scoring: { rule: 'perPlace' } },
    { key, scoring: { rule: 'weights', weights, maximum: 1, ...lowestOf(probes, share) } },
    ...(mapped
      ? [{ key, scoring: { rule: 'weights' as const, weights: mapped, maximum: 1, ...lowestOf(probes, share) } }]
      : []),
  ];
}
