import { expect, test } from 'vitest';
import { plainText } from '../content.ts';
import { type ShortTextDefinition, shortText } from './short-text.ts';

const definition: ShortTextDefinition = {
  kind: 'shortText',
  stem: plainText('Thủ đô của Việt Nam?'),
  accepted: [{ text: 'Hà Nội' }, { text: 'thành phố Hà Nội' }, { text: 'Thăng Long', share: 0.5 }],
};

test.each([
  ['hà nội', 1],
  ['Thành phố Hà Nội ', 1],
  ['Thăng Long', 0.5],
  ['Huế', 0],
  ['   ', 0],
])('"%s" earns %d', (typed, share) => expect(shortText.score(definition, typed, {})).toBe(share));

test('a key longer than the box, or only partly right ones, cannot be used', () => {
  expect(shortText.problems({ ...definition, maxLength: 3 })).toEqual(['keyOutOfReach']);
  expect(shortText.problems({ ...definition, accepted: [{ text: 'Huế', share: 0.5 }] })).toEqual(['noKey']);
});
