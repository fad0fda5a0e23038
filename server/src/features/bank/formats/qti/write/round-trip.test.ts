import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { plainText, type RichText } from 'shared/questions/content.ts';
import type { Definition } from 'shared/questions/registry.ts';
import { SAMPLES } from 'shared/questions/testing/samples.ts';
import { describe, expect, test } from 'vitest';
import { assess } from '../assess.ts';
import { readQti } from '../qti.ts';
import { packageFaults } from './check-package.ts';
import { writePackage } from './package.ts';

const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const sound = new Uint8Array([0x4f, 0x67, 0x67, 0x53, 0, 2, 0, 0, 0, 0]);
const named = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const [PNG, OGG] = [named(png), named(sound)];

const pack = (definitions: readonly Definition[]) =>
  writePackage({
    title: 'Ngân hàng Toán',
    questions: definitions.map((definition, at) => ({ id: `q${at + 1}`, definition })),
    media: new Map([
      [PNG, { mime: 'image/png', bytes: png }],
      [OGG, { mime: 'audio/ogg', bytes: sound }],
    ]),
  });
const unpacked = (zip: Uint8Array) => new Map(Object.entries(unzipSync(zip)));
const file = (bytes: Uint8Array) => ({ name: 'gói.zip', bytes });

const stem = plainText('Hỏi gì?');
const picture = { media: PNG, alt: 'Bản đồ', width: 400, height: 300 };
const rubric = [{ id: 'r1', criterion: 'Đủ ý', points: 2, levels: [{ share: 0.5, text: 'một nửa' }] }];
const tokens = ['x1', 'x2', 'x3'].map((id, at) => ({
  id,
  content: plainText(`từ ${id}`),
  ...(at === 2 ? { max: 0 } : {}),
}));
const gapped: RichText = [
  {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Nước ta có ' },
      { type: 'gap', id: 'g1' },
      { type: 'text', text: ' và ' },
      { type: 'gap', id: 'g2' },
    ],
  },
];
const hot: RichText = [
  {
    type: 'paragraph',
    content: [
      { type: 'hot', id: 'h1', text: 'Mưa' },
      { type: 'text', text: ' rơi trên ' },
      { type: 'hot', id: 'h2', text: 'mái nhà', marks: ['italic'] },
    ],
  },
];
const spots = [
  { id: 's1', label: 'Bắc', shape: 'circle' as const, coords: [10, 20, 5] },
  { id: 's2', label: 'Nam', shape: 'polygon' as const, coords: [0, 0, 40, 0, 0, 40] },
];
const places = spots.map(({ label: _, ...spot }) => spot);

/** Kinds that stand in no sample, in every way of scoring that they have. */
const others: Definition[] = [
  {
    kind: 'gapMatch',
    stem,
    text: gapped,
    tokens,
    key: { g1: ['x1'], g2: ['x2', 'x3'] },
    scoring: { rule: 'perPlace' },
  },
  {
    kind: 'gapMatch',
    stem,
    text: gapped,
    tokens,
    key: { g1: ['x1'], g2: [] },
    scoring: { rule: 'perPlace', penalty: 0.5 },
  },
  { kind: 'gapMatch', stem, text: gapped, tokens, key: { g1: ['x1'], g2: ['x2'] }, scoring: { rule: 'allOrNothing' } },
  {
    ...{ kind: 'gapMatch', stem, text: gapped, tokens, key: { g1: ['x1'], g2: ['x2'] } },
    scoring: { rule: 'weights', weights: { 'g1 x1': 2, 'g2 x2': 1, 'g2 x1': -1 }, maximum: 3, minimum: -1 },
  },
  {
    kind: 'labelPicture',
    stem,
    picture,
    spots: places,
    labels: tokens,
    key: { s1: ['x1'], s2: ['x3'] },
    scoring: { rule: 'perPlace' },
  },
  { kind: 'hotText', stem, text: hot, key: ['h1'], scoring: { rule: 'allOrNothing' } },
  { kind: 'hotText', stem, text: hot, key: ['h1', 'h2'], maxChoices: 0, scoring: { rule: 'perOption' } },
  { kind: 'hotspot', stem, picture, spots, key: ['s2'], scoring: { rule: 'allOrNothing' } },
  {
    kind: 'hotspot',
    stem,
    picture,
    spots,
    key: ['s1'],
    maxChoices: 0,
    scoring: { rule: 'rightMinusWrong', penalty: true },
  },
  {
    ...{ kind: 'pointOnPicture', stem, picture, points: 2 },
    areas: [
      { shape: 'rect', coords: [0, 0, 20, 20], share: 0.5 },
      { shape: 'ellipse', coords: [100, 100, 20, 10], share: 0.5 },
    ],
  },
  { kind: 'slider', stem, min: -10, max: 10, step: 0.5, key: 2.5, tolerance: 0.5, unit: '°C', vertical: true },
  { kind: 'slider', stem, min: 0, max: 100, step: 1, key: 0 },
  { kind: 'fileUpload', stem, accept: ['pdf', 'cpp'], maxFiles: 2, maxBytes: 1_000_000, rubric },
  { kind: 'drawing', stem, background: picture, width: 800, height: 600, rubric },
  { kind: 'recording', stem, maxSeconds: 90, takes: 2, rubric },
];

const rich: RichText = [
  {
    type: 'paragraph',
    align: 'center',
    content: [
      { type: 'text', text: 'Đoạn', marks: ['bold', 'italic'] },
      { type: 'break' },
      { type: 'text', text: 'H' },
      { type: 'text', text: '2', marks: ['subscript'] },
    ],
  },
  {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Cho ' },
      { type: 'math', latex: '\\dfrac{-b\\pm\\sqrt{\\Delta}}{2a}' },
      { type: 'text', text: ' và a < b & c.' },
    ],
  },
  { type: 'paragraph', content: [{ type: 'math', latex: '\\int_0^1 x^2\\,dx', display: true }] },
  { type: 'paragraph', content: [{ type: 'image', media: PNG, alt: 'Hình "vuông"', width: 20, height: 10 }] },
  {
    type: 'table',
    rows: [
      [{ content: plainText('a') as [], columns: 2 }],
      [{ content: plainText('b') as [] }, { content: plainText('c') as [] }],
    ],
  },
  { type: 'code', text: 'for i in range(3):\n    print(i)', language: 'python' },
  { type: 'audio', media: OGG, plays: 2, transcript: 'xin chào', title: 'Bài nghe' },
];

const fromSamples = Object.entries(SAMPLES).flatMap(([kind, { definition, rekeyed, keyless }]) =>
  [definition, ...rekeyed, ...(keyless ? [keyless] : [])].map((each, at) => [`${kind} ${at + 1}`, each] as const),
);

const together = { ...SAMPLES.composite.definition, scoring: { rule: 'allOrNothing' } } as Definition;
const all = [
  ...fromSamples,
  ['composite, all or nothing', together] as const,
  ...others.map((each, at) => [`${each.kind} ${at + 1}`, each] as const),
];

describe('a question written as QTI 3', () => {
  test.each(all)('%s makes a package without faults, and comes back as it was', async (_, definition) => {
    const zip = await pack([definition]);
    expect(packageFaults(unpacked(zip))).toEqual([]);
    const { items, refused } = await readQti(file(zip));
    expect(refused).toEqual([]);
    expect(items[0]?.problems.filter(({ what }) => what !== 'noResponseProcessing')).toEqual([]);
    expect(items[0]?.definition).toEqual(JSON.parse(JSON.stringify(definition)));
  });

  test('keeps formulas, pictures, tables, code, sounds and what they are to be played for', async () => {
    const [question] = await backAndForth([{ kind: 'essay', stem: rich, solution: rich, rubric: [] }]);
    expect(question).toEqual({ kind: 'essay', stem: rich, solution: rich, rubric: [] });
  });

  test('shares one stimulus with its neighbours, and the media of both are in the package once', async () => {
    const stimulus = { title: 'Bài đọc', content: rich };
    const two = ['một', 'hai'].map(
      (words): Definition => ({ kind: 'essay', stem: plainText(words), stimulus, rubric: [] }),
    );
    expect(await backAndForth(two)).toEqual(two);
    const paths = [...unpacked(await pack(two)).keys()];
    expect(paths.filter((path) => path.startsWith('stimuli/'))).toHaveLength(1);
    expect(paths.filter((path) => path.startsWith('media/'))).toHaveLength(2);
  });

  test('is scored by any other player as by ours: part II by its steps', async () => {
    const [part2] = fromSamples.filter(([name]) => name === 'trueFalseGroup 1').map(([, each]) => each);
    const { items } = await assess(file(await pack(part2 ? [part2] : [])));
    expect(items).toMatchObject([{ score: 1, maximum: 1, scoreEmpty: 0, taken: { score: 1 }, kind: 'trueFalseGroup' }]);
  });

  test('is the same bytes for the same questions', async () => {
    expect(await pack(others)).toEqual(await pack(others));
  });

  test('is not believed where its own words and its scoring disagree', async () => {
    const [choice] = fromSamples.map(([, each]) => each);
    const files = unpacked(await pack(choice ? [choice] : []));
    const forged = new TextDecoder()
      .decode(files.get('items/item_q1.xml'))
      .replace(
        '{&quot;kind&quot;:&quot;choice&quot;}',
        '{&quot;kind&quot;:&quot;choice&quot;,&quot;key&quot;:&quot;o4&quot;}',
      );
    const { items } = await readQti({ name: 'item.xml', bytes: new TextEncoder().encode(forged) });
    expect(items[0]?.definition).toMatchObject({ kind: 'choice', key: 'o2' });
  });
});

test('a gap whose own words are spoiled is refused by name before anything is marked by them', async () => {
  const definition: Definition = {
    ...{ kind: 'cloze', stem, text: gapped },
    gaps: ['g1', 'g2'].map((id) => ({ id, mode: 'text', accepted: [{ text: 'biển' }] })),
  };
  const written = new TextDecoder().decode(unpacked(await pack([definition])).get('items/item_q1.xml'));
  const spoiled = written.replaceAll('{&quot;text&quot;:&quot;biển&quot;}', '{&quot;txt&quot;:1}');
  expect(spoiled).not.toBe(written);
  const { items } = await readQti({ name: 'item.xml', bytes: new TextEncoder().encode(spoiled) });
  expect(items[0]).toMatchObject({ definition: null, problems: [{ what: 'kindNotSupported' }] });
});

async function backAndForth(definitions: readonly Definition[]) {
  const zip = await pack(definitions);
  expect(packageFaults(unpacked(zip))).toEqual([]);
  const { items, refused } = await readQti(file(zip));
  expect([refused, items.flatMap(({ problems }) => problems)]).toEqual([[], []]);
  return items.map(({ definition }) => definition);
}

test.each([
  ['imsmanifest.xml', /href="items\/item_q1.xml"/g, 'href="items/nothing.xml"', 'not in the package'],
  ['items/item_q1.xml', / title="[^"]*"/, '', 'without title'],
  ['items/item_q1.xml', /identifier="i_o1"/, 'identifier="1 o"', 'no identifier'],
  ['items/item_q1.xml', /response-identifier="RESPONSE"/, 'response-identifier="R"', 'not declared'],
  ['items/item_q1.xml', /<\/qti-item-body>/, '', 'items/item_q1.xml'],
])('a package whose %s is spoiled has a fault', async (path, pattern, by, fault) => {
  const [choice] = fromSamples.map(([, each]) => each);
  const files = unpacked(await pack(choice ? [choice] : []));
  const spoiled = new TextDecoder().decode(files.get(path)).replace(pattern, by);
  const faults = packageFaults(new Map([...files, [path, new TextEncoder().encode(spoiled)]]));
  expect(faults.join('\n')).toContain(fault);
});
