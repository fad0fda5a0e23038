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

test.each([
  ['Huế', { Huế: 1, 'Hà Nội': 0, 'Thăng Long': 0.5 }],
  ['Hà Nội | kinh thành  Huế ', { 'hà nội': 1, 'kinh thành huế': 1, 'Thành phố Hà Nội': 0, 'Thăng Long': 0.5 }],
  ['Hà Nội | Thăng Long', { 'Hà Nội': 1, 'thăng long': 1 }],
])('corrected to "%s" it takes each of them, and half for what earned half', (line, shares) => {
  const corrected = shortText.withKey(definition, line);
  if (!corrected) throw new Error('not read');
  for (const [typed, share] of Object.entries(shares)) expect(shortText.score(corrected, typed, {})).toBe(share);
});

test('its key says all that is wholly right, and means the same when it is said again', () => {
  const accepted: ShortTextDefinition['accepted'] = [
    { text: 'Hà Nội' },
    { text: '*thủ đô*', match: 'wildcard' },
    { text: 'P(A | B)' },
    { text: 'có | hoặc không' },
    { text: ']0; 1[' },
    { text: ']1; 2[' },
    { text: 'Thăng Long', share: 0.5 },
  ];
  const line = shortText.keyText({ ...definition, accepted });
  expect(line).toBe('Hà Nội | thủ đô | P(A | B) | có \\| hoặc không | ]0; 1[ | ]1; 2[');
  expect(shortText.withKey({ ...definition, accepted }, line)?.accepted).toEqual(accepted);
});

test('what earned half when the paper was sealed does so again, once it is no longer wholly right', () => {
  const first = shortText.withKey(definition, 'Hà Nội | Thăng Long') as ShortTextDefinition;
  const second = shortText.withKey(first, 'Hà Nội', definition) as ShortTextDefinition;
  expect(shortText.score(second, 'Thăng Long', {})).toBe(0.5);
});

test('a corrected key is one that the box can hold', () => {
  expect(shortText.withKey({ ...definition, maxLength: 6 }, 'Hà Nội | thủ đô Hà Nội')).toBeNull();
  expect(shortText.withKey(definition, ' | ')).toBeNull();
});
