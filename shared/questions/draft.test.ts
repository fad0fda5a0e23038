import { describe, expect, test } from 'vitest';
import { plainText } from './content.ts';
import { type DraftDefinition, IMPORT_PROBLEMS, isFatal, problemsAfterRepair } from './draft.ts';
import { problemSentence, problemWords } from './problem-sentences.ts';

const question = (key: string | null): DraftDefinition => ({
  kind: 'choice',
  stem: plainText('Hỏi'),
  options: ['một', 'hai', 'ba', 'bốn'].map((text, at) => ({ id: 'abcd'[at] ?? '', content: plainText(text) })),
  key,
});

describe('the problems of an imported question', () => {
  test('go when the content is mended, those of the file stay', () => {
    const before = [{ what: 'noKey' }, { what: 'numberGap' }, { what: 'formulaNotConvertible', count: 2 }] as const;
    expect(problemsAfterRepair(question('b'), before, false)).toEqual([
      { what: 'numberGap' },
      { what: 'formulaNotConvertible', count: 2 },
    ]);
    expect(problemsAfterRepair(question('b'), before, true)).toEqual([{ what: 'numberGap' }]);
  });

  test('come back when a repair breaks something else', () => {
    expect(problemsAfterRepair(question(null), [], true)).toEqual([{ what: 'noKey' }]);
    const three = question('a');
    if (three.kind !== 'choice') throw new Error('a choice');
    expect(problemsAfterRepair({ ...three, options: three.options.slice(0, 3) }, [], true)).toEqual([
      { what: 'missingOption' },
    ]);
  });

  test('refuse what could not be marked, and only warn of the rest', () => {
    expect(isFatal({ what: 'noKey' })).toBe(true);
    expect(isFatal({ what: 'twoKeys' })).toBe(true);
    expect(isFatal({ what: 'missingOption' })).toBe(false);
    expect(isFatal({ what: 'formulaNotConvertible', count: 1 })).toBe(false);
  });

  test('are said as a teacher would, in both languages', () => {
    expect(problemSentence({ n: 5, part: 1, what: 'noKey' }, 'vi')).toBe('Câu 5, Phần I: chưa đánh dấu đáp án đúng');
    expect(problemSentence({ n: 5, part: 1, what: 'noKey' }, 'en')).toBe(
      'Question 5, Part I: the right answer is not marked',
    );
    for (const what of IMPORT_PROBLEMS) expect(problemWords({ what }, 'vi')).not.toBe(what);
  });
});
