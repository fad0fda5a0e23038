import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { plainText } from 'shared/questions/content.ts';
import type { Definition } from 'shared/questions/registry.ts';
import { expect, test } from 'vitest';
import { moodleDefinitions, withoutIds } from '../formats/testing/definitions.ts';
import { moodleXml } from './moodle-xml.ts';
import { writeMoodleXml } from './write/write-xml.ts';

/** A picture of one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const SHA = createHash('sha256').update(PNG).digest('hex');
const find = (sha256: string) => (sha256 === SHA ? { mime: 'image/png', bytes: PNG } : null);

const bytesOf = (xml: string) => new TextEncoder().encode(xml);
async function again(definition: Definition) {
  const { xml, outcomes } = await writeMoodleXml([{ definition, level: 'VD', topic: 'Toán / Hàm/số' }], find);
  if (outcomes[0]?.outcome === 'leftBehind') throw new RangeError(`left behind: ${definition.kind}`);
  const { questions } = await moodleXml.read({ name: 'a.xml', bytes: bytesOf(xml) });
  return { question: questions[0], outcomes };
}

test.each(Object.entries(moodleDefinitions))('%s comes back from Moodle XML as it was', async (_kind, definitions) => {
  await fc.assert(
    fc.asyncProperty(definitions, async (definition) => {
      const { question } = await again(definition);
      expect(withoutIds(question?.definition as Definition)).toEqual(withoutIds(definition));
      expect(question).toMatchObject({ level: 'VD', topic: 'Toán / Hàm/số' });
    }),
    { numRuns: 100 },
  );
});

const picture = { media: SHA, alt: 'điểm', width: 1, height: 1 };
const PICTURED: Definition[] = [
  {
    kind: 'labelPicture',
    stem: plainText('Gắn nhãn'),
    picture: { ...picture, alt: '' },
    spots: [
      { id: 's1', shape: 'rect', coords: [1, 2, 30, 40] },
      { id: 's2', shape: 'polygon', coords: [1, 2, 3, 4, 5, 6] },
    ],
    labels: [
      { id: 't1', content: plainText('một') },
      { id: 't2', content: plainText('hai') },
    ],
    key: { s1: ['t2'], s2: ['t1'] },
    scoring: { rule: 'perPlace' },
  },
  {
    kind: 'pointOnPicture',
    stem: plainText('Chấm vào tim'),
    picture: { ...picture, alt: '' },
    areas: [{ shape: 'circle', coords: [5, 6, 7], share: 1 }],
    points: 2,
  },
  {
    kind: 'essay',
    stem: [{ type: 'paragraph', content: [{ type: 'image', ...picture }] }],
    format: 'rich',
    minWords: 100,
    maxWords: 200,
    files: 2,
    rubric: [{ id: 'a', criterion: 'Đủ ý', points: 1 }],
  },
  {
    kind: 'choice',
    stem: [
      {
        type: 'table',
        rows: [[{ content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a' }] }], columns: 2 }]],
      },
      { type: 'code', text: 'if x:\n  y', language: 'python' },
    ],
    options: [
      { id: 'a', content: [{ type: 'paragraph', content: [{ type: 'image', ...picture }] }] },
      { id: 'b', content: plainText('b') },
    ],
    key: 'a',
  },
];
test.each(PICTURED.map((definition) => ({ definition, kind: definition.kind })))(
  '$kind with its picture comes back as it was',
  async ({ definition }) => {
    expect(withoutIds((await again(definition)).question?.definition as Definition)).toEqual(withoutIds(definition));
  },
);

test('what Moodle has no type for is left behind by its name, and what it cannot say is told', async () => {
  const slider: Definition = { kind: 'slider', stem: plainText('a'), min: 0, max: 10, step: 1, key: 5 };
  const essay: Definition = {
    kind: 'essay',
    stem: plainText('a'),
    rubric: [1, 2].map((points) => ({ id: `r${points}`, criterion: 'ý', points })),
  };
  const { outcomes, xml } = await writeMoodleXml(
    [slider, essay].map((definition) => ({ definition, level: null, topic: null })),
    find,
  );
  expect(outcomes).toEqual([
    { outcome: 'leftBehind', why: ['slider'] },
    { outcome: 'writtenWithLoss', why: ['rubric'] },
  ]);
  expect(xml.match(/<question /g)).toHaveLength(1);
});
