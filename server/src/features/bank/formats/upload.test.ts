import { existsSync, readFileSync } from 'node:fs';
import { readImport, readMedia, saveImport, uploadQuestions } from 'shared/contracts/bank.ts';
import { TOLD_TYPE } from 'shared/contracts/told-reply.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedSchool, startTestApp, type TestApp, type TestSchool } from '../../../testing.ts';
import { imports } from '../tables.ts';
import { uploadQuestions as uploadInto } from '../upload-questions.ts';

let product: TestApp;
let school: TestSchool;
beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['teacher']);
});
afterAll(() => product.close());

const upload = (name: string, bytes: Uint8Array) =>
  product.call(uploadQuestions, {
    query: { unitId: school.school, subject: 'Tiếng Anh' },
    as: school.as('teacher'),
    file: { name, bytes },
  });

test('a file whose every item is refused is kept with the reasons', async () => {
  const { status, value } = await upload(
    'mô tả.gift',
    new TextEncoder().encode('::Ngữ liệu::Đọc đoạn sau.\n\n::Hỏng::a {=b'),
  );
  expect(status).toBe(200);
  expect(value).toMatchObject({
    ...{ format: 'gift', questions: 0, items: [] },
    refused: [
      { n: 1, title: 'Ngữ liệu', problems: [{ what: 'kindNotSupported', detail: 'description' }] },
      { n: 2, problems: [{ what: 'notUnderstood' }] },
    ],
  });
});

/** Forty questions, as Moodle writes them. */
const FORTY = new TextEncoder().encode(
  Array.from({ length: 40 }, (_, n) => `::Câu ${n}::${n} cộng ${n}? {=${2 * n} ~${2 * n + 1}}`).join('\n\n'),
);

test('who follows an upload hears of the questions read of those found, and then has the draft', async () => {
  const { bytes } = await product.call(uploadQuestions, {
    query: { unitId: school.school, subject: 'Toán' },
    as: school.as('teacher'),
    headers: { accept: TOLD_TYPE },
    file: { name: 'đề.gift', bytes: FORTY },
  });
  const lines = bytes
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const steps = lines.slice(0, -1);
  expect(steps.filter(({ step }) => step === 'reading').at(0)).toMatchObject({ done: 1, total: 40 });
  expect(steps.filter(({ step }) => step === 'reading').at(-1)).toMatchObject({ done: 40, total: 40 });
  expect(steps.at(-1)).toEqual({ step: 'keeping', done: 0, total: 40 });
  expect(lines.at(-1)?.reply).toMatchObject({ questions: 40, state: 'draft' });
});

test.each(['reading', 'keeping'])('an upload that is given up while %s leaves nothing behind', async (at) => {
  const { deps } = product;
  const before = await deps.db.$count(imports);
  const giving = new AbortController();
  const work = { signal: giving.signal, tell: (step: string) => void (step === at && giving.abort()) };
  const upload = { unitId: school.school, subject: 'Toán', fileName: 'đề.gift', bytes: FORTY };
  const given = uploadInto(deps, { ...upload, by: school.accountOf('teacher'), work });
  await expect(given).rejects.toMatchObject({ name: 'AbortError' });
  expect(await deps.db.$count(imports)).toBe(before);
});

test('an upload that is given up before it is kept leaves no picture behind', async () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';
  const xml = `<quiz><question type="truefalse"><name><text>Hình</text></name><questiontext format="html">
    <text><![CDATA[<p>Đây là hình? <img src="@@PLUGINFILE@@/a.png"></p>]]></text><file name="a.png" encoding="base64">${png}</file></questiontext>
    <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question></quiz>`;
  const { deps } = product;
  const put: string[] = [];
  const blobs = { ...deps.blobs, put: async (key: string) => void put.push(key) };
  const uploadUpTo = (last: string | null) => {
    const giving = new AbortController();
    const work = { signal: giving.signal, tell: (step: string) => void (step === last && giving.abort()) };
    const said = { unitId: school.school, subject: 'Toán', fileName: 'hình.xml', by: school.accountOf('teacher') };
    return uploadInto({ ...deps, blobs }, { ...said, bytes: new TextEncoder().encode(xml), work });
  };
  await expect(uploadUpTo('keeping')).rejects.toMatchObject({ name: 'AbortError' });
  expect(put).toEqual([]);
  expect(await uploadUpTo(null)).toMatchObject({ questions: 1 });
  expect(put).toHaveLength(1);
});

const sound = new URL(
  '../../../../../../shared/corpora/moodle-3.3.1-fixtures/question/format/xml/tests/fixtures/multichoice.xml',
  import.meta.url,
);
test.skipIf(!existsSync(sound))('a question with a sound and pictures is saved with all of them', async () => {
  const { value } = await upload('nghe.xml', readFileSync(sound));
  const [item] = value.items;
  expect(item).toMatchObject({ blocked: false, problems: [] });
  const media = JSON.stringify(item?.definition).match(/[0-9a-f]{64}/g) ?? [];
  expect(new Set(media).size).toBe(5);
  const params = { importId: value.id };
  const saved = await product.call(saveImport, { params, body: { take: [0] }, as: school.as('teacher') });
  expect(saved.value.report).toMatchObject([{ outcome: 'taken' }]);
  for (const sha256 of new Set(media)) {
    const file = await product.call(readMedia, { params: { sha256 }, as: school.as('teacher') });
    expect([file.status, String(file.headers['content-type'])]).toEqual([
      200,
      expect.stringMatching(/^(image|audio)\//),
    ]);
  }
  const again = await product.call(readImport, { params, as: school.as('teacher') });
  expect(again.value.state).toBe('saved');
});
