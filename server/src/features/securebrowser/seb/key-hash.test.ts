import { expect, test } from 'vitest';
import { isKeyHash, keyHashOf } from './key-hash.ts';

const CONFIG_KEY = 'b35510bd754f9d106ff88b9d2dc1bb297cddc9fc7b4bdde2dbda4e7d9e4b50d8';
const URL = 'https://www.example.com/moodle/mod/quiz/view.php?id=1';
const HASH = '3a5b62086120ae972b5c7f276c26b52391f057674fd53e8158cd9928876dc324';

test('a request is hashed with its address and the Config Key', () => {
  expect(keyHashOf(URL, CONFIG_KEY)).toBe(HASH);
});

test('the fragment of an address does not count', () => {
  expect(keyHashOf(`${URL}#q3`, CONFIG_KEY)).toBe(HASH);
});

test.each<[string, unknown, boolean]>([
  ['the right value', HASH, true],
  ['the right value in capitals', HASH.toUpperCase(), true],
  ['no header', undefined, false],
  ['an empty header', '', false],
  ['the bare Config Key', CONFIG_KEY, false],
  ['a header sent twice', [HASH, HASH], false],
  ['a value with something behind it', `${HASH}0`, false],
])('%s is judged %s -> %s', (_, header, right) => {
  expect(isKeyHash(header, URL, CONFIG_KEY)).toBe(right);
});

test('the value for one address does not open another', () => {
  expect(isKeyHash(HASH, `${URL}&page=2`, CONFIG_KEY)).toBe(false);
});
