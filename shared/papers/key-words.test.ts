import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOfWords, KEY_WORDS, wordsOf } from './key-words.ts';
import { formKey, keyCheck, RELEASE_KEY_BYTES } from './release-key.ts';

const bytes = fc.uint8Array({ minLength: RELEASE_KEY_BYTES, maxLength: RELEASE_KEY_BYTES });
const unmarked = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');

describe('the words', () => {
  test('are 256, of at least two letters, and no two are typed alike', () => {
    expect(KEY_WORDS).toHaveLength(256);
    const typed = KEY_WORDS.map(unmarked);
    expect(new Set(typed).size).toBe(256);
    expect(typed.every((word) => /^[a-z]{2,7}$/.test(word))).toBe(true);
  });

  test('no two sound alike where a region does not tell the sounds apart', () => {
    const sound = (word: string) =>
      word
        .replace(/^x/, 's')
        .replace(/^tr/, 'ch')
        .replace(/^(gi(?=[aeouy])|r)/, 'd')
        .replace(/^n(?![gh])/, 'l')
        .replace(/^k(?!h)/, 'c')
        .replace(/y/, 'i');
    const heard = Map.groupBy(KEY_WORDS, (word) => sound(unmarked(word)));
    expect([...heard.values()].filter((words) => words.length > 1)).toEqual([]);
  });
});

describe('a key in words', () => {
  test('comes back from them, however they are typed', () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom(' ', ', ', '\n', ' - '), fc.boolean(), (key, between, marked) => {
        const said = wordsOf(key).map((word) => (marked ? word.toUpperCase() : unmarked(word)));
        expect(bytesOfWords(` ${said.join(between)} `, key.length)).toEqual({ ok: true, bytes: key });
      }),
    );
  });

  test('says which words it does not know', () => {
    const said = wordsOf(new Uint8Array(RELEASE_KEY_BYTES));
    said[3] = 'computer';
    expect(bytesOfWords(said.join(' '), RELEASE_KEY_BYTES)).toEqual({ ok: false, unknown: [3], count: 12 });
  });

  test('shows a word that was misheard or left out, and two that changed places', () => {
    fc.assert(
      fc.property(bytes, fc.nat(11), fc.nat(255), (key, place, other) => {
        const said = wordsOf(key);
        const left = said.filter((_, at) => at !== place);
        expect(bytesOfWords(left.join(' '), key.length).ok).toBe(false);
        const heard = said.with(place, KEY_WORDS[other] ?? '');
        const read = bytesOfWords(heard.join(' '), key.length);
        // Once in 256 times a wrong word passes the check; then it is another key, and the paper itself refuses it.
        if (read.ok && heard.join() !== said.join()) expect(read.bytes).not.toEqual(key);
      }),
    );
  });
});

test('each code of each exam has its own key, and the check is none of them', () => {
  const release = Uint8Array.from({ length: RELEASE_KEY_BYTES }, (_, at) => at);
  const keys = [formKey(release, 'a', '101'), formKey(release, 'a', '102'), formKey(release, 'b', '101')];
  expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(3);
  expect(keyCheck(release, 'a')).not.toBe(keyCheck(release, 'b'));
  expect(keys.map((key) => Buffer.from(key).toString('hex')).join()).not.toContain(keyCheck(release, 'a'));
});
