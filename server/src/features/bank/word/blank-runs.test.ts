import { expect, test } from 'vitest';
import { isKeyHeading } from './conventions.ts';
import {
  chosenInSolution,
  isLoneAnswer,
  keyLineOf,
  keyTagOf,
  lettersOf,
  trueFalseOf,
  verdictsIn,
} from './key-lines.ts';
import { readKeyTable } from './key-table.ts';
import { withLabels } from './loose-labels.ts';
import type { WordParagraph } from './ooxml/content.ts';

const paragraph = (text: string): WordParagraph => ({
  type: 'paragraph',
  pieces: [{ type: 'text', text, format: {} }],
});
const READERS: [string, (text: string) => unknown][] = [
  ['heading of keys', isKeyHeading],
  ['key', keyLineOf],
  ['lone answer', isLoneAnswer],
  ['key tag', keyTagOf],
  ['letters', lettersOf],
  ['verdicts of a key', trueFalseOf],
  ['verdicts of a solution', verdictsIn],
  ['chosen letter', chosenInSolution],
  ['keys in a line', (text) => readKeyTable([paragraph(text)], null, [{ part: 1, n: 1 }])],
  ['loose label', (text) => withLabels([{ block: paragraph(text), text, origin: paragraph(text) }])],
];
const BEGINNINGS = [
  '',
  'Câu 1',
  'Câu',
  'ĐÁP ÁN ĐỀ',
  'Đáp án',
  'Đáp án: ',
  'Đáp án A',
  'Chọn',
  '1',
  '1. A',
  '1a',
  'a',
  'A',
  'Đ',
  '<key=',
];

// A reading whose time grows with the square of the blanks takes tens of seconds for all of these, longer than a test may.
test.each(READERS)('a line of 60,000 blanks is read to its end for: %s', (_, reads) => {
  for (const begin of BEGINNINGS)
    for (const blank of [' ', '\n']) expect(() => reads(`${begin}${blank.repeat(60_000)}x`)).not.toThrow();
});
