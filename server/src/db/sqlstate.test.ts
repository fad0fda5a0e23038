import { expect, test } from 'vitest';
import { codeOf, isDatabaseAway } from './sqlstate.ts';

test.each([
  ['a refused connection', { code: 'ECONNREFUSED' }, true],
  ['a connection cut by a kill', { cause: { code: 'CONNECTION_CLOSED' } }, true],
  ['a server that starts', { cause: { cause: { code: '57P03' } } }, true],
  ['a full disk', { code: '53100' }, true],
  ['a row that is there already', { cause: { code: '23505' } }, false],
  ['a text that cannot be kept', { code: '22P05' }, false],
  ['something without a code', new Error('else'), false],
  ['nothing', null, false],
])('%s', (_, error, isAway) => {
  expect(isDatabaseAway(error)).toBe(isAway);
});

test("the driver's code is found below what wraps it", () => {
  expect(codeOf({ cause: { cause: { code: '40P01' } } })).toBe('40P01');
});
