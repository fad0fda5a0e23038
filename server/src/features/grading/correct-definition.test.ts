import { plainText } from 'shared/questions/content.ts';
import type { Definition } from 'shared/questions/registry.ts';
import { expect, test } from 'vitest';
import { correctDefinition } from './correct-definition.ts';

test('a key that no candidate could give is none', () => {
  const one: Definition = {
    kind: 'multipleChoice',
    stem: plainText('Số nào là số nguyên tố?'),
    options: ['2', '4', '5'].map((text, at) => ({ id: 'abc'[at] ?? '', content: plainText(text) })),
    key: ['a'],
    maxChoices: 1,
    scoring: { rule: 'allOrNothing' },
  };
  expect(correctDefinition(one, ' C ', one)).toEqual({ ...one, key: ['c'] });
  expect(correctDefinition(one, 'A, C', one)).toBeNull();
});
