import { plainText } from 'shared/questions/content.ts';
import type { MatchingView } from 'shared/questions/matching/matching.ts';
import { expect, test } from 'vitest';
import { join } from './join.ts';

const parts = (...ids: string[]) => ids.map((id) => ({ id, content: plainText(id) }));
const view: MatchingView = {
  kind: 'matching',
  stem: [],
  sources: parts('1', '2'),
  targets: parts('a', 'b', 'c'),
  perSource: 1,
};

test.each([
  [null, '1', 'a', {}, { 1: ['a'] }],
  [{ 1: ['a'] }, '1', 'b', {}, { 1: ['b'] }],
  [{ 1: ['a'] }, '1', 'a', {}, null],
  [{ 1: ['a'] }, '2', 'a', {}, { 1: ['a'], 2: ['a'] }],
  [{ 1: ['a'] }, '2', 'a', { perTarget: 1 }, { 2: ['a'] }],
  [{ 1: ['b'] }, '1', 'a', { perSource: 2 }, { 1: ['a', 'b'] }],
  [{ 1: ['a', 'b'] }, '1', 'c', { perSource: 2 }, { 1: ['b', 'c'] }],
])('%j, source %s and target %s with %j: %j', (response, source, target, change, after) =>
  expect(join({ ...view, ...change }, response, source, target)).toEqual(after),
);
