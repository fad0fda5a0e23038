import { describe, expect, test } from 'vitest';
import { summaryOf } from '../formats/summary.ts';
import { readWord } from './read-word.ts';
import { randomPaper } from './testing/random-paper.ts';

const problemsOf = (problems: readonly { n: number; part: number; what: string; count?: number }[]) =>
  problems.map(({ part, n, what, count = 1 }) => `${part}.${n} ${what} ${count}`).sort();

describe('papers in every mix of the conventions that teachers have', () => {
  // Made by number, so that a paper that is read wrongly can be made again: `randomPaper(17)`.
  test.each(Array.from({ length: 12 }, (_, hundred) => hundred * 50))(
    '%i and the 49 after it read as they were meant',
    async (from) => {
      for (let seed = from; seed < from + 50; seed++) {
        const paper = randomPaper(seed);
        const found = summaryOf('t.docx', { format: 'docx', ...(await readWord(paper.bytes)) });
        const about = `paper ${seed}: ${JSON.stringify(paper.style)}`;
        expect(found.questions, about).toEqual(paper.questions);
        expect(problemsOf(found.problems), about).toEqual(problemsOf(paper.problems));
      }
    },
  );
});
