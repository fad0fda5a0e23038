import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readWord } from '../word/read-word.ts';

test('the demo paper has 12, 4 and 6 questions, and one for the teacher to repair', async () => {
  const file = readFileSync(new URL('./de-minh-hoa-toan-2025.docx', import.meta.url));
  const { questions, pictures } = await readWord(file);
  const keys = (part: number) => questions.filter((one) => one.part === part).map((one) => one.key);
  expect(keys(1)).toEqual(['B', 'A', 'C', 'D', null, 'B', 'C', 'B', 'D', 'B', 'C', 'A']);
  expect(keys(2)).toEqual(['ĐSĐĐ', 'ĐĐSĐ', 'ĐĐSĐ', 'ĐSĐS']);
  expect(keys(3)).toEqual(['4', '3,5', '-3', '1,33', '438', '16']);
  const bad = questions.filter((one) => one.problems.length > 0);
  expect(bad.map(({ n, part, problems }) => ({ n, part, problems }))).toEqual([
    { n: 5, part: 1, problems: [{ what: 'noKey' }] },
  ]);
  expect(pictures.map((picture) => picture.mime)).toEqual(['image/png']);
});
