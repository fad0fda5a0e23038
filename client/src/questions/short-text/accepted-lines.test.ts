import type { AcceptedText } from 'shared/questions/text-match.ts';
import { expect, test } from 'vitest';
import { acceptedIn, linesOf } from './accepted-lines.ts';

const accepted: AcceptedText[] = [
  { text: 'Hà Nội' },
  { text: 'Thăng Long', share: 0.5 },
  { text: '*thủ đô*', match: 'wildcard' },
  { text: '2 * 3' },
];

test('accepted texts are typed as lines and read back as they were', () => {
  expect(linesOf(accepted)).toBe('Hà Nội\nThăng Long = 50%\n*thủ đô*\n2 \\* 3');
  expect(acceptedIn(linesOf(accepted))).toEqual(accepted);
});

test('empty lines say nothing, and a share is never more than all', () => {
  expect(acceptedIn('\n  \nx = 900%')).toEqual([{ text: 'x', share: 1 }]);
});
