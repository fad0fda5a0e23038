import { existsSync, readFileSync } from 'node:fs';
import { readImport, readMedia, saveImport, uploadQuestions } from 'shared/contracts/bank.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedSchool, startTestApp, type TestApp, type TestSchool } from '../../../testing.ts';

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
