import { expect, test } from 'vitest';
import { plainText } from '../content.ts';
import { type MatchingDefinition, matching } from './matching.ts';

const parts = (...ids: string[]) => ids.map((id) => ({ id, content: plainText(id) }));
const definition: MatchingDefinition = {
  kind: 'matching',
  stem: plainText('Nối tác giả với tác phẩm.'),
  sources: parts('s1', 's2'),
  targets: parts('zz', 'mm', 'aa'),
  key: { s1: ['zz'], s2: ['mm'] },
};

test('the right column never stands as its author wrote it, pair beside pair', () => {
  expect(matching.toView(definition).targets.map(({ id }) => id)).toEqual(['aa', 'mm', 'zz']);
  expect(matching.toView(definition, ['mm', 'zz', 'aa']).targets.map(({ id }) => id)).toEqual(['mm', 'zz', 'aa']);
});

test('pairs are said by number and printed letter, and read back', () => {
  expect(matching.keyText(definition)).toBe('1–A; 2–B');
  expect(matching.keyText(definition, ['mm', 'zz', 'aa'])).toBe('1–B; 2–A');
  expect(matching.withKey(definition, '1-c; 2 B')?.key).toEqual({ s1: ['aa'], s2: ['mm'] });
  expect(matching.withKey(definition, '3-A')).toBeNull();
  expect(matching.withKey({ ...definition, perSource: 2 }, '1-A,C; 2-B')?.key).toEqual({
    s1: ['zz', 'aa'],
    s2: ['mm'],
  });
});

test('more targets than a source takes, or more sources than a target takes, earn nothing', () => {
  const response = { s1: ['zz'], s2: ['zz'] };
  expect(matching.score(definition, response, {})).toBe(0.5);
  expect(matching.score({ ...definition, perTarget: 1 }, response, {})).toBe(0);
  expect(matching.score(definition, { s1: ['zz', 'mm'] }, {})).toBe(0);
  expect(matching.problems({ ...definition, key: { s1: ['zz', 'mm'] } })).toEqual(['keyOutOfReach']);
});

test('points by pair go where a corrected key goes', () => {
  const weighed = {
    ...definition,
    scoring: {
      rule: 'weights' as const,
      pairs: definition.sources.map(({ id: from }) => ({ from, to: definition.key[from]?.[0] ?? '', points: 1 })),
      maximum: definition.sources.length,
    },
  };
  const corrected = matching.withKey(weighed, '1-c; 2 B');
  expect(corrected && matching.score(corrected, corrected.key, {})).toBe(1);
  expect(corrected && matching.score(corrected, definition.key, {})).toBeLessThan(1);
});
