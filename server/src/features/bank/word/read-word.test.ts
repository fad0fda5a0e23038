import { readdirSync, readFileSync } from 'node:fs';
import { Definition } from 'shared/questions/registry.ts';
import { describe, expect, test } from 'vitest';
import { summaryOf } from '../formats/summary.ts';
import { readWord } from './read-word.ts';

const folder = new URL('./fixtures/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.docx'));
const read = (name: string) => readWord(readFileSync(new URL(name, folder)));

describe('the word-vi files', () => {
  test.each(names)('%s reads as its author meant it', async (name) => {
    const expected = JSON.parse(readFileSync(new URL(name.replace('.docx', '.expected.json'), folder), 'utf8'));
    const { questions, problems } = summaryOf(name, { format: 'docx', ...(await read(name)) });
    expect(questions).toEqual(expected.questions);
    expect(problems).toEqual(expected.problems);
  });

  test('hold 357 questions, and what can be used in an exam fits its kind', async () => {
    const all = (await Promise.all(names.map(read))).flatMap((one) => one.questions);
    expect(all).toHaveLength(357);
    for (const { definition } of all) expect(Definition.safeParse(definition).success).toBe(true);
  });
});
