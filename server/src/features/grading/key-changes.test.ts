import { plainText } from 'shared/questions/content.ts';
import { type Definition, kindOf } from 'shared/questions/registry.ts';
import type { SimpleDefinition } from 'shared/questions/simple-kinds.ts';
import { SAMPLES } from 'shared/questions/testing/samples.ts';
import { describe, expect, test } from 'vitest';
import { keyChanges, withChanges } from './key-changes.ts';

describe.each(Object.entries(SAMPLES))('of %s', (_, { definition, rekeyed }) => {
  test('a key that was kept is the key again', () => {
    const kind = kindOf(definition.kind);
    for (const other of rekeyed) {
      const corrected = kind.withKey(definition, kind.keyText(other));
      if (corrected) expect(withChanges(definition, keyChanges(definition, corrected))).toEqual(corrected);
    }
  });
});

const stem = plainText('Cố đô của triều Nguyễn?');
const choice = (key: string): SimpleDefinition => ({
  kind: 'choice',
  stem,
  key,
  options: ['a', 'b'].map((id) => ({ id, content: plainText(`Phương án ${id}`) })),
});
const composite = (key: string): Definition => ({
  kind: 'composite',
  stem,
  parts: [{ id: 'p1', points: 1, definition: choice(key) }],
});

test('of the question only the key is kept', () => {
  expect(keyChanges(choice('a'), choice('b'))).toEqual([{ path: ['key'], value: 'b' }]);
  expect(keyChanges(composite('a'), composite('b'))).toEqual([{ path: ['parts', 0, 'definition', 'key'], value: 'b' }]);
  expect(keyChanges(composite('a'), composite('a'))).toEqual([]);
});

test('another question does not take it', () => {
  expect(() => withChanges(choice('a'), keyChanges(composite('a'), composite('b')))).toThrow(RangeError);
});
