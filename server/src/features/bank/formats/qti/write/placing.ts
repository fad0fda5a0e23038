import { gapsOf, type RichText } from 'shared/questions/content.ts';
import type { GapMatchDefinition } from 'shared/questions/gap-match/gap-match.ts';
import type { LabelPictureDefinition } from 'shared/questions/label-picture/label-picture.ts';
import type { PlacingScoring } from 'shared/questions/placing.ts';
import { contentOf, type MediaPath } from './content.ts';
import { hint, named, type WriteContext, type WrittenPart } from './part.ts';
import { pictureOf, shapeOf } from './pictures.ts';
import { all, any, float, isNull, mapResponse, member, response, set, value, variable, when } from './rules.ts';
import { el, type XmlNode } from './xml.ts';

interface Placed {
  readonly places: readonly string[];
  readonly tokens: readonly string[];
  readonly key: Readonly<Record<string, readonly string[]>>;
  readonly scoring: PlacingScoring;
}

const pairName = (token: string, place: string) => `${named(token)} ${named(place)}`;

/** Tokens in places by any of our rules. */
function placing(
  { places, tokens, key, scoring }: Placed,
  { response: identifier, score }: WriteContext,
): Pick<WrittenPart, 'declarations' | 'rules'> {
  const said = { identifier, cardinality: 'multiple' as const, baseType: 'directedPair' };
  const wanted = places.filter((place) => (key[place] ?? []).length > 0);
  const right = rightPairs(wanted, key);
  const given = (rule: XmlNode) => [when(isNull(identifier), [set(score, float(0))], [rule])];
  switch (scoring.rule) {
    case 'allOrNothing': {
      const holds = (token: string, place: string) =>
        member(value('directedPair', pairName(token, place)), variable(identifier));
      const filled = wanted.map((place) => any(...(key[place] ?? []).map((token) => holds(token, place))));
      // As many pairs as places that want one: nothing lies where nothing belongs.
      const size = el(
        'qti-equal',
        { 'tolerance-mode': 'exact' },
        el('qti-container-size', {}, variable(identifier)),
        float(wanted.length),
      );
      return {
        declarations: [response(said, right)],
        rules: wanted.length === 0 ? [] : [when(all(...filled, size), [set(score, float(1))])],
      };
    }
    case 'perPlace': {
      const penalty = -(scoring.penalty ?? 0) / wanted.length;
      const entries = places.flatMap((place) =>
        tokens.map((token) => ({
          key: pairName(token, place),
          points: key[place]?.includes(token) ? 1 / wanted.length : penalty || 0,
        })),
      );
      const worth = entries.filter(({ points }) => points !== 0);
      return {
        declarations: [response(said, right, { entries: worth, lower: scoring.penalty ? -1 : 0, upper: 1 })],
        rules: given(set(score, mapResponse(identifier))),
      };
    }
    case 'weights': {
      const { weights, maximum, minimum = 0 } = scoring;
      const entries = Object.entries(weights).map(([name, points]) => {
        const [place = '', token = ''] = name.split(' ');
        return { key: pairName(token, place), points: points / maximum };
      });
      return {
        declarations: [response(said, right, { entries, lower: minimum / maximum, upper: 1 })],
        rules: given(set(score, mapResponse(identifier))),
      };
    }
  }
}

/** One token for each place that wants one, no token where another place has no choice: the first that is left. */
function rightPairs(wanted: readonly string[], key: Placed['key']): string[] {
  const used = new Set<string>();
  return wanted.flatMap((place) => {
    const tokens = key[place] ?? [];
    const token = tokens.find((each) => !used.has(each)) ?? tokens[0];
    if (token === undefined) return [];
    used.add(token);
    return [pairName(token, place)];
  });
}

function tokenOf(
  name: 'qti-gap-text' | 'qti-gap-img',
  { id, content, max }: { id: string; content: RichText; max?: number },
  path: MediaPath,
): XmlNode {
  return el(name, { identifier: named(id), 'match-max': max ?? 1 }, ...contentOf(content, path));
}

export function writeGapMatch({ text, tokens, key, scoring }: GapMatchDefinition, context: WriteContext): WrittenPart {
  const { response: identifier, path } = context;
  const body = contentOf(text, path, (inline) =>
    inline.type === 'gap' ? el('qti-gap', { identifier: named(inline.id) }) : '',
  );
  const said = { 'response-identifier': identifier, shuffle: true, ...hint({ kind: 'gapMatch', scoring, key }) };
  return {
    ...placing({ places: gapsOf(text), tokens: tokens.map(({ id }) => id), key, scoring }, context),
    body: [
      el('qti-gap-match-interaction', said, ...tokens.map((token) => tokenOf('qti-gap-text', token, path)), ...body),
    ],
  };
}

export function writeLabels(
  { picture, spots, labels, key, scoring }: LabelPictureDefinition,
  context: WriteContext,
): WrittenPart {
  const { response: identifier, path } = context;
  const said = { 'response-identifier': identifier, ...hint({ kind: 'labelPicture', scoring, key }) };
  const places = spots.map((spot) =>
    el('qti-associable-hotspot', { identifier: named(spot.id), ...shapeOf(spot), 'match-max': 1 }),
  );
  return {
    ...placing({ places: spots.map(({ id }) => id), tokens: labels.map(({ id }) => id), key, scoring }, context),
    body: [
      el(
        'qti-graphic-gap-match-interaction',
        said,
        pictureOf(picture, path),
        ...labels.map((label) => tokenOf('qti-gap-text', label, path)),
        ...places,
      ),
    ],
  };
}
