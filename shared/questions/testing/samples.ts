import { plainText, type RichText } from '../content.ts';
import type { Definition, KindName, Response } from '../registry.ts';
import { SECRET } from '../testing.ts';

/** A whole question of a kind, and what tests need to know of it. */
export interface Sample {
  readonly definition: Definition;
  /** The same question with other keys, rules and solutions: what a candidate sees of them must be the very same. */
  readonly rekeyed: readonly Definition[];
  /** The same without a key; null where a person marks. */
  readonly keyless: Definition | null;
  /** Answers that are not wholly right. */
  readonly wrong: readonly Response[];
}

const solution = plainText(SECRET);
const parts = (...ids: readonly string[]) => ids.map((id) => ({ id, content: plainText(`mục ${id}`) }));
const gaps = (...ids: readonly string[]): RichText => [
  {
    type: 'paragraph',
    content: ids.flatMap((id) => [
      { type: 'text' as const, text: 'Điền ' },
      { type: 'gap' as const, id },
    ]),
  },
];

function sample<Kind extends Definition>(
  definition: Kind,
  others: readonly Partial<Kind>[],
  keyless: Partial<Kind> | null,
  wrong: readonly Response[],
): Sample {
  return {
    definition,
    rekeyed: others.map((other) => ({ ...definition, ...other }) as Definition),
    keyless: keyless && ({ ...definition, ...keyless } as Definition),
    wrong,
  };
}

type Of<Kind extends KindName> = Extract<Definition, { kind: Kind }>;

const statement = (id: string, key: boolean | null) => ({ id, content: plainText(id), key });

const choice: Of<'choice'> = {
  kind: 'choice',
  stem: plainText('?'),
  options: parts('o1', 'o2', 'o3', 'o4'),
  key: 'o2',
  solution,
};
const essay: Of<'essay'> = {
  kind: 'essay',
  stem: plainText('?'),
  format: 'rich',
  minWords: 100,
  files: 2,
  rubric: [{ id: 'r1', criterion: SECRET, points: 2, levels: [{ share: 1, text: SECRET }] }],
  solution,
};

/** Kinds whose samples stand in their own tests (`describeKind`). */
type Elsewhere =
  | 'drawing'
  | 'fileUpload'
  | 'gapMatch'
  | 'hotText'
  | 'hotspot'
  | 'labelPicture'
  | 'pointOnPicture'
  | 'recording'
  | 'slider';
export type SampledKind = Exclude<KindName, Elsewhere>;

/** One sample of each kind; a kind with neither a sample here nor a place above does not compile. */
export const SAMPLES: Readonly<Record<SampledKind, Sample>> = {
  choice: sample(choice, [{ key: 'o4' }, { key: null, solution: undefined }], { key: null }, ['o1', 'o9']),
  trueFalseGroup: sample<Of<'trueFalseGroup'>>(
    {
      kind: 'trueFalseGroup',
      stem: plainText('?'),
      statements: ['s1', 's2', 's3', 's4'].map((id, at) => statement(id, at % 2 === 0)),
      solution,
    },
    [{ statements: ['s1', 's2', 's3', 's4'].map((id) => statement(id, true)) }],
    { statements: ['s1', 's2', 's3', 's4'].map((id) => statement(id, null)) },
    [{ s1: true }, { s1: false, s2: false, s3: true, s4: false }],
  ),
  shortAnswer: sample<Of<'shortAnswer'>>(
    { kind: 'shortAnswer', stem: plainText('?'), accepted: ['-1,5'], tolerance: 0.1, solution },
    [{ accepted: ['2', '3'], tolerance: undefined }],
    { accepted: [] },
    ['0', 'hai', ''],
  ),
  multipleChoice: sample<Of<'multipleChoice'>>(
    {
      kind: 'multipleChoice',
      stem: plainText('?'),
      options: parts('o1', 'o2', 'o3', 'o4', 'o5'),
      key: ['o2', 'o5'],
      maxChoices: 3,
      scoring: { rule: 'rightMinusWrong', penalty: true },
      solution,
    },
    [
      { key: ['o1'], scoring: { rule: 'allOrNothing' } },
      { scoring: { rule: 'weights', weights: { o1: 2, o3: -1 }, maximum: 2, minimum: -1 } },
    ],
    { key: [] },
    [['o1'], ['o2'], ['o2', 'o5', 'o1'], ['o9'], []],
  ),
  shortText: sample<Of<'shortText'>>(
    {
      kind: 'shortText',
      stem: plainText('?'),
      accepted: [
        { text: `${SECRET} một` },
        { text: `${SECRET} hai`, share: 0.5 },
        { text: `${SECRET}*ba`, match: 'wildcard' },
      ],
      maxLength: 40,
      solution,
    },
    [{ accepted: [{ text: 'khác' }], ignoreMarks: true, ignoreCase: false }],
    { accepted: [] },
    ['bốn', `${SECRET} hai`, ''],
  ),
  essay: sample(essay, [{ rubric: [] }, { rubric: essay.rubric, solution: undefined }], null, [
    'Bài văn',
    { text: '', files: [{ sha256: 'a'.repeat(64), name: 'bài.pdf', bytes: 9, mime: 'application/pdf' }] },
  ]),
  matching: sample<Of<'matching'>>(
    {
      kind: 'matching',
      stem: plainText('?'),
      sources: parts('r1', 'r2', 'r3'),
      targets: parts('t4', 't1', 't3', 't2'),
      key: { r1: ['t1'], r2: ['t2'], r3: ['t3'] },
      perTarget: 1,
      scoring: { rule: 'perPair', penalty: 0.2 },
      solution,
    },
    [
      { key: { r1: ['t4'] }, scoring: { rule: 'allOrNothing' } },
      { scoring: { rule: 'weights', pairs: [{ from: 'r1', to: 't4', points: 3 }], maximum: 3 } },
    ],
    { key: {} },
    [{ r1: ['t1'] }, { r1: ['t2'], r2: ['t1'], r3: ['t4'] }, { r1: ['t1'], r2: ['t1'] }, {}],
  ),
  matrix: sample<Of<'matrix'>>(
    {
      kind: 'matrix',
      stem: plainText('?'),
      rows: parts('r1', 'r2'),
      columns: parts('c1', 'c2', 'c3'),
      select: 'many',
      key: { r1: ['c1'], r2: ['c2', 'c3'] },
      scoring: { rule: 'perCell' },
      solution,
    },
    [{ key: { r1: ['c3'], r2: ['c1'] }, scoring: undefined }],
    { key: { r1: ['c1'] } },
    [{ r1: ['c1'] }, { r1: ['c1', 'c2'], r2: ['c1', 'c2', 'c3'] }, {}],
  ),
  ordering: sample<Of<'ordering'>>(
    {
      kind: 'ordering',
      stem: plainText('?'),
      items: parts('k9', 'a2', 'm5', 'c0'),
      key: ['k9', 'a2', 'm5', 'c0'],
      scoring: { rule: 'adjacent' },
      solution,
    },
    [{ key: ['c0', 'm5', 'a2', 'k9'], scoring: undefined }],
    { key: [] },
    [['c0', 'k9', 'a2', 'm5'], ['k9', 'a2'], []],
  ),
  associate: sample<Of<'associate'>>(
    {
      kind: 'associate',
      stem: plainText('?'),
      choices: parts('p3', 'a1', 'z2', 'k7'),
      key: [
        ['p3', 'a1'],
        ['k7', 'z2'],
      ],
      maxPairs: 2,
      solution,
    },
    [{ key: [['p3', 'z2']], scoring: { rule: 'allOrNothing', penalty: 1 } }],
    { key: [] },
    [['a1 p3'], ['a1 z2', 'k7 p3'], ['a1 p3', 'a1 z2'], []],
  ),
  cloze: sample<Of<'cloze'>>(
    {
      kind: 'cloze',
      stem: plainText('?'),
      text: gaps('g1', 'g2', 'g3'),
      gaps: [
        { id: 'g1', mode: 'text', accepted: [{ text: SECRET }] },
        { id: 'g2', mode: 'number', accepted: ['98765,4'], tolerance: 0.5 },
        { id: 'g3', mode: 'dropDown', options: parts('x1', 'x2', 'x3'), key: 'x2' },
      ],
      weights: { g3: 2 },
      solution,
    },
    [
      {
        gaps: [
          { id: 'g1', mode: 'text', accepted: [{ text: 'khác' }, { text: 'gần', share: 0.5 }], ignoreMarks: true },
          { id: 'g2', mode: 'number', accepted: ['0'] },
          { id: 'g3', mode: 'dropDown', options: parts('x1', 'x2', 'x3'), key: 'x1' },
        ],
        weights: undefined,
      },
    ],
    {
      gaps: [
        { id: 'g1', mode: 'text', accepted: [] },
        { id: 'g2', mode: 'number', accepted: [] },
        { id: 'g3', mode: 'dropDown', options: parts('x1', 'x2', 'x3'), key: null },
      ],
    },
    [{ g3: 'x2' }, { g1: 'sai', g2: '98765', g3: 'x1' }, {}],
  ),
  composite: sample<Of<'composite'>>(
    {
      kind: 'composite',
      stem: plainText('?'),
      parts: [
        { id: 'p1', points: 1, definition: choice },
        {
          id: 'p2',
          points: 3,
          definition: { kind: 'shortAnswer', stem: plainText('?'), accepted: ['0,25'], solution },
        },
      ],
      solution,
    },
    [
      {
        parts: [
          { id: 'p1', points: 1, definition: { ...choice, key: 'o1' } },
          { id: 'p2', points: 3, definition: { kind: 'shortAnswer', stem: plainText('?'), accepted: ['7'] } },
        ],
      },
    ],
    { parts: [{ id: 'p1', points: 1, definition: { ...choice, key: null } }] },
    [{ p1: 'o2' }, { p1: 'o1', p2: '0,25' }, { p2: '7' }, {}],
  ),
};
