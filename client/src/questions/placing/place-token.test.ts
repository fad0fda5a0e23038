import { expect, test } from 'vitest';
import { placeToken, usesOf } from './place-token.ts';

test.each([
  [{}, 'g1', 'a', 1, { g1: 'a' }],
  [{ g1: 'b' }, 'g1', 'a', 1, { g1: 'a' }],
  [{ g1: 'a' }, 'g2', 'a', 1, { g2: 'a' }],
  [{ g1: 'a', g2: 'b' }, 'g2', 'a', 1, { g2: 'a' }],
  [{ g1: 'a' }, 'g2', 'a', 2, { g1: 'a', g2: 'a' }],
  [{ g1: 'a', g2: 'a' }, 'g3', 'a', 2, { g2: 'a', g3: 'a' }],
  [{ g1: 'a', g2: 'a' }, 'g3', 'a', Number.POSITIVE_INFINITY, { g1: 'a', g2: 'a', g3: 'a' }],
])('%j with %s := %s (at most %d) is as expected', (placed, place, token, most, after) => {
  expect(placeToken(placed, place, token, most)).toEqual(after);
});

test('a token is counted wherever it stands', () => expect(usesOf({ g1: 'a', g2: 'b', g3: 'a' }, 'a')).toBe(2));
