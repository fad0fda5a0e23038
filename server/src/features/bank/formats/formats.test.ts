import { readFileSync } from 'node:fs';
import { plainText } from 'shared/questions/content.ts';
import { expect, test } from 'vitest';
import { describeQuestion } from './describe-question.ts';
import { readQuestionFile } from './read-in-worker.ts';
import { formatOf } from './registry.ts';
import { summariesOf } from './summary.ts';

const paper = readFileSync(new URL('../word/fixtures/ngu-van-tu-luan.docx', import.meta.url));

test('a file is read as what it holds, whatever it is called', async () => {
  expect((await readQuestionFile({ name: 'bài tập.txt', bytes: paper })).format).toBe('docx');
  expect(formatOf({ name: 'đề.docx', bytes: new Uint8Array([1, 2, 3]) })?.name).toBe('docx');
});

test('a file that no format knows is refused in its own words', async () => {
  const file = { name: 'ảnh.png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) };
  await expect(readQuestionFile(file)).rejects.toMatchObject({ why: 'fileNotKnown' });
});

test.each([
  ['LaTeX', 'tex', '\\begin{ex}Hỏi?\\choice{\\True a}{b}{c}{d}\\end{ex}\n'],
  ['GIFT', 'gift', 'Hỏi? {=a ~b}\n\n'],
])('a %s file of more questions than an import takes is refused in its own words', async (_, ending, question) => {
  const file = (questions: number) => ({ name: `đề.${ending}`, bytes: Buffer.from(question.repeat(questions)) });
  await expect(readQuestionFile(file(5_001))).rejects.toMatchObject({ why: 'fileTooManyQuestions' });
  expect((await readQuestionFile(file(2))).questions).toHaveLength(2);
});

const stem = plainText('Thủ đô nước ta là thành phố nào?');
const definition = {
  kind: 'choice' as const,
  stem,
  options: ['Huế', 'Hà Nội', 'Vinh', 'Đà Lạt'].map((name, at) => ({ id: 'abcd'.charAt(at), content: plainText(name) })),
  key: 'b',
};

test('a question is described by its definition, and better by what its format knows', () => {
  expect(describeQuestion(7, definition)).toMatchObject({
    ...{ n: 7, part: 1, key: 'B', options: 4, title: 'Thủ đô nước ta là thành phố nào?', problems: [] },
  });
  const known = { key: '2', problems: [{ what: 'contentLost' as const, detail: 'feedback' }] };
  expect(describeQuestion(7, { ...definition, key: null }, known)).toMatchObject({
    ...{ key: '2', problems: [{ what: 'noKey' }, { what: 'contentLost', detail: 'feedback' }] },
  });
});

test('a package is reported file by file, what was refused too', () => {
  const read = {
    format: 'zip',
    questions: [describeQuestion(1, definition, { file: 'a.xml' })],
    refused: [{ n: 2, file: 'b.xml', title: 'Vẽ', problems: [{ what: 'kindNotSupported' as const }] }],
  };
  expect(summariesOf('gói.zip', read)).toMatchObject([
    { file: 'gói.zip/a.xml', questions: [{ n: 1 }], problems: [] },
    { file: 'gói.zip/b.xml', questions: [], problems: [{ n: 2, part: 0, what: 'kindNotSupported' }] },
  ]);
});
