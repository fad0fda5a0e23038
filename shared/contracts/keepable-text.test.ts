import { expect, test } from 'vitest';
import { unkeepablePlace } from './keepable-text.ts';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

test.each([
  ['a plain text', 'Đồ thị 😀', null],
  ['a text with NUL', 'a\0b', 'body'],
  ['half of a pair in a list', { answers: { q3: ['được', '\ud83d'] } }, 'body.answers.q3.1'],
  ['the name of a field', { payload: { 'a\0': 1 } }, 'body.payload'],
  ['numbers, nothing and no', { a: 1, b: null, c: false, d: undefined }, null],
  ['what is nested as questions are', nested(40), null],
  ['what nobody nests so', { payload: nested(50_000) }, expect.stringContaining('body.payload')],
])('%s is kept or its place is named', (_name, value, place) => {
  expect(unkeepablePlace(value, 'body')).toEqual(place);
});
