import { expect, test } from 'vitest';
import { levelsIn, levelsText } from './rubric-levels.ts';

test('levels are lines of a percentage and words', () => {
  const levels = [
    { share: 1, text: 'đủ ý: có dẫn chứng' },
    { share: 0.625, text: 'thiếu dẫn chứng' },
    { share: 0, text: '' },
  ];
  expect(levelsText(levels)).toBe('100: đủ ý: có dẫn chứng\n62,5: thiếu dẫn chứng\n0: ');
  expect(levelsIn(levelsText(levels))).toEqual(levels);
});

test.each(['', 'chưa xong', '120: quá nhiều', ':'])('"%s" is no level yet', (text) => {
  expect(levelsIn(text)).toBeUndefined();
});
