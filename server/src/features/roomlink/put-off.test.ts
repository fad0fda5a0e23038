import { expect, test } from 'vitest';
import { ProvinceRefused } from './ask-province.ts';
import { createPutOff, isAboutOne, waitAfter } from './put-off.ts';

const refused = (code: string, details: Record<string, unknown> = {}) => new ProvinceRefused(code, 'vì sao', details);

test.each([
  ['as long as the province says', refused('heldBack', { waitMs: 45_000 }), 45_000],
  ['no longer than five minutes, whatever it says', refused('heldBack', { waitMs: 9e9 }), 300_000],
  ['a second at least', refused('heldBack', { waitMs: -5 }), 1_000],
  ['twenty seconds where it does not say', refused('fileDiffers'), 20_000],
  ['twenty seconds where what it says is no time', refused('heldBack', { waitMs: 'mai' }), 20_000],
  ['three seconds where the line broke', new Error('fetch failed'), 3_000],
])('what did not go up waits %s', (_, error, ms) => {
  expect(waitAfter(error)).toBe(ms);
});

test('a refusal of one file keeps no other waiting; a busy province and a broken line keep all', () => {
  expect(isAboutOne(refused('fileNotInLedger'))).toBe(true);
  expect(isAboutOne(refused('heldBack', { waitMs: 5_000 }))).toBe(false);
  expect(isAboutOne(refused('tooMany'))).toBe(false);
  expect(isAboutOne(new Error('fetch failed'))).toBe(false);
});

test('each waits for itself, until its time has come', () => {
  let now = 0;
  const putOff = createPutOff(() => now);
  putOff.put('one', refused('heldBack', { waitMs: 8_000 }));
  expect([putOff.isOff('one'), putOff.isOff('other')]).toEqual([true, false]);
  now = 7_999;
  expect(putOff.isOff('one')).toBe(true);
  now = 8_000;
  expect(putOff.isOff('one')).toBe(false);
});
