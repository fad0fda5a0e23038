import fc from 'fast-check';
import type { RichText } from 'shared/questions/content.ts';
import type { Definition } from 'shared/questions/registry.ts';
import { distinct, richText, shortRichText } from './rich-text.ts';

const id = (at: number) => String.fromCharCode(97 + at);
const number = fc
  .tuple(fc.integer({ min: -999, max: 999 }), fc.constantFrom('', ',5', ',25'))
  .map(([whole, part]) => `${whole}${part}`);
const answer = fc
  .stringMatching(/^[a-zA-Zàđêô0-9][a-zA-Zàđêô0-9;*%()<&= ]{0,10}[a-zA-Zàđêô0-9*]$/u)
  .map((text) => text.replace(/ {2,}/g, ' '));
const solution = fc.option(richText, { nil: undefined });
const base = fc.tuple(richText, solution).map(([stem, said]) => ({ stem, ...(said ? { solution: said } : {}) }));

const options = (list: readonly RichText[], pinned = false) =>
  list.map((content, at) => ({ id: id(at), content, ...(pinned ? { pinned: true } : {}) }));

const choice = fc.tuple(base, distinct(shortRichText, 2, 6), fc.nat(5), fc.boolean()).map(
  ([common, list, at, pinned]): Definition => ({
    kind: 'choice',
    ...common,
    options: options(list, pinned),
    key: id(at % list.length),
  }),
);

const multipleChoice = fc
  .tuple(
    base,
    distinct(shortRichText, 2, 8),
    fc.constantFrom('allOrNothing' as const, 'perOption' as const, 'rightMinusWrong' as const),
    fc.integer({ min: 1, max: 255 }),
  )
  .map(([common, list, rule, bits]): Definition => {
    const key = list.flatMap((_, at) => ((bits >> at) & 1 ? [id(at)] : []));
    return {
      kind: 'multipleChoice',
      ...common,
      options: options(list),
      key: key.length > 0 ? key : ['a'],
      scoring: { rule },
    };
  });

const trueFalseGroup = fc
  .tuple(base, distinct(shortRichText, 4, 4), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }))
  .map(
    ([common, list, keys]): Definition => ({
      kind: 'trueFalseGroup',
      ...common,
      statements: list.map((content, at) => ({ id: id(at), content, key: keys[at] ?? false })),
    }),
  );

const shortAnswer = fc
  .tuple(
    base,
    distinct(number, 1, 3),
    fc.constantFrom(undefined, 0.5, 0.01),
    fc.boolean(),
    fc.constantFrom(undefined, 'm/s', 'km; h'),
  )
  .map(
    ([common, accepted, tolerance, isFree, unit]): Definition => ({
      kind: 'shortAnswer',
      ...common,
      accepted,
      ...(tolerance === undefined ? {} : { tolerance }),
      ...(isFree ? { entry: 'free' as const } : {}),
      ...(unit === undefined ? {} : { unit: { text: unit, accepted: ['x'], required: isFree } }),
    }),
  );

const accepted = fc.tuple(answer, fc.constantFrom(undefined, 0.5, 0.25)).map(([text, share]) => ({
  text,
  ...(share === undefined ? {} : { share }),
  ...(text.includes('*') ? { match: 'wildcard' as const } : {}),
}));
const shortText = fc.tuple(base, distinct(accepted, 1, 4), fc.boolean(), fc.boolean()).map(
  ([common, list, isCased, isBare]): Definition => ({
    kind: 'shortText',
    ...common,
    accepted: list,
    ...(isCased ? { ignoreCase: false } : {}),
    ...(isBare ? { ignoreMarks: true } : {}),
  }),
);

/** Partners without looks: in Moodle they are words. */
const partner = fc.tuple(fc.stringMatching(/^[a-zàđ<&]{1,8}$/), fc.constantFrom('', '\\frac{1}{2}')).map(
  ([text, latex]): RichText => [
    {
      type: 'paragraph',
      content: [{ type: 'text', text }, ...(latex === '' ? [] : [{ type: 'math' as const, latex }])],
    },
  ],
);
const matching = fc
  .tuple(base, distinct(shortRichText, 2, 4), distinct(partner, 2, 5), fc.boolean())
  .map(([common, from, to, isWhole]): Definition => {
    const sources = from.map((content, at) => ({ id: `s${at}`, content }));
    const targets = to.map((content, at) => ({ id: `t${at}`, content }));
    const key = Object.fromEntries(sources.map((source, at) => [source.id, [`t${at % targets.length}`]]));
    return {
      kind: 'matching',
      ...common,
      sources,
      targets,
      key,
      ...(isWhole ? { scoring: { rule: 'allOrNothing' as const } } : {}),
    };
  });

const ordering = fc
  .tuple(
    base,
    distinct(shortRichText, 2, 6),
    fc.constantFrom('allOrNothing' as const, 'perPlace' as const, 'adjacent' as const),
  )
  .map(
    ([common, list, rule]): Definition => ({
      kind: 'ordering',
      ...common,
      items: options(list),
      key: list.map((_, at) => id(at)),
      scoring: { rule },
    }),
  );

const essay = base.map((common): Definition => ({ kind: 'essay', ...common, rubric: [] }));

export const sheetDefinitions = {
  choice,
  multipleChoice,
  trueFalseGroup,
  shortAnswer,
  shortText,
  matching,
  ordering,
  essay,
};

const cloze = fc
  .tuple(shortRichText, distinct(accepted, 1, 3), number, distinct(shortRichText, 2, 4), fc.integer({ min: 1, max: 9 }))
  .map(
    ([words, list, value, choices, weight]): Definition => ({
      kind: 'cloze',
      stem: [],
      text: [
        ...words,
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'a ' },
            { type: 'gap', id: 'g1' },
            { type: 'text', text: ' b ' },
            { type: 'gap', id: 'g2' },
            { type: 'text', text: ' c ' },
            { type: 'gap', id: 'g3' },
          ],
        },
      ],
      gaps: [
        { id: 'g1', mode: 'text', accepted: list },
        { id: 'g2', mode: 'number', accepted: [value], tolerance: 0.5 },
        { id: 'g3', mode: 'dropDown', options: options(choices), key: 'b' },
      ],
      ...(weight > 1 ? { weights: { g1: weight } } : {}),
    }),
  );

const gapMatch = fc.tuple(distinct(shortRichText, 2, 5), fc.boolean()).map(
  ([tokens, isFree]): Definition => ({
    kind: 'gapMatch',
    stem: [],
    text: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'a ' },
          { type: 'gap', id: 'g1' },
          { type: 'text', text: ' b ' },
          { type: 'gap', id: 'g2' },
        ],
      },
    ],
    tokens: tokens.map((content, at) => ({ id: `t${at + 1}`, content, ...(isFree ? { max: 0 } : {}) })),
    key: { g1: ['t2'], g2: ['t1'] },
    scoring: { rule: 'perPlace' },
  }),
);

const lone = fc
  .tuple(shortRichText, fc.boolean())
  .map(([content, key]): Definition => ({ kind: 'trueFalseGroup', stem: [], statements: [{ id: 'a', content, key }] }));

const weighted = fc.tuple(base, distinct(shortRichText, 3, 3)).map(
  ([common, list]): Definition => ({
    kind: 'multipleChoice',
    ...common,
    options: options(list),
    key: ['a', 'b'],
    scoring: { rule: 'weights', weights: { a: 0.5, b: 0.5, c: -1 / 3 }, maximum: 1 },
  }),
);

export const moodleDefinitions = { ...sheetDefinitions, cloze, gapMatch, lone, weighted };

/** Ids that a format makes anew, by their order of appearance: what two readings of one question have in common. */
export function withoutIds(definition: Definition): unknown {
  const names = new Map<string, string>();
  const known = new Set(idsOf(definition));
  return JSON.parse(JSON.stringify(definition), (key, value: unknown) => {
    if (key === 'text' || key === 'latex' || key === 'kind' || key === 'type') return value;
    const rename = (text: string) => {
      if (!known.has(text)) return text;
      if (!names.has(text)) names.set(text, `#${names.size}`);
      return names.get(text);
    };
    if (typeof value === 'string') return rename(value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [rename(name), each]));
  });
}

function idsOf(definition: Definition): string[] {
  const found: string[] = [];
  JSON.stringify(definition, (key, value: unknown) => {
    if (key === 'id' && typeof value === 'string') found.push(value);
    return value;
  });
  return found;
}
