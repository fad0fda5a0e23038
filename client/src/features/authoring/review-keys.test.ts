import { plainText } from 'shared/questions/content.ts';
import type { DraftDefinition } from 'shared/questions/draft.ts';
import { describe, expect, it } from 'vitest';
import { withKey } from './review-keys.ts';

const stem = plainText('Hỏi');
const choice: DraftDefinition = {
  kind: 'choice',
  stem,
  options: ['a', 'b', 'c', 'd'].map((id) => ({ id, content: plainText(id) })),
  key: null,
};
const group: DraftDefinition = {
  kind: 'trueFalseGroup',
  stem,
  statements: ['a', 'b', 'c', 'd'].map((id) => ({ id, content: plainText(id), key: null })),
};

describe('a letter typed on a card of the review', () => {
  it('picks the option that stands at its place', () => {
    expect(withKey(choice, 'b')).toEqual({ ...choice, key: 'b' });
  });
  it('turns a statement over', () => {
    const once = withKey(group, 'c');
    expect(once).toMatchObject({ statements: [{ key: null }, { key: null }, { key: true }, { key: null }] });
    expect(once && withKey(once, 'c')).toMatchObject({ statements: [{}, {}, { key: false }, {}] });
  });
  it('means nothing beyond the last option, nor for a number', () => {
    expect(withKey(choice, 'e')).toBeNull();
    expect(withKey({ kind: 'shortAnswer', stem, accepted: [] }, 'a')).toBeNull();
  });
});
