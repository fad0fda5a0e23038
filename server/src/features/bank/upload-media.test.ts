import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as contract from 'shared/contracts/bank.ts';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedSchool, startTestApp, type TestApp } from '../../testing.ts';
import { mediaTypeOf } from './media-type.ts';
import { pictureSizeOf } from './picture-size.ts';

let product: TestApp;
let school: Awaited<ReturnType<typeof seedSchool>>;

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['teacher', 'invigilator']);
});
afterEach(() => product.close());

/** A PNG of 3 x 2 pixels, as its head says. */
const PNG = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  Buffer.from('IHDR'),
  Buffer.from([0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0]),
]);
const upload = (bytes: Buffer, name: string, as = school.as('teacher')) =>
  product.call(contract.uploadMedia, { as, query: { unitId: school.school }, file: { name, bytes } });

test('a picture enters the bank written anew, under the hash of what is kept, and its own people see it', async () => {
  const drawn = await sharp({ create: { width: 3, height: 2, channels: 3, background: '#2b3f86' } })
    .png()
    .toBuffer();
  const { value } = await upload(Buffer.concat([drawn, Buffer.from('<script>')]), 'hinh.png');
  expect(value).toMatchObject({ mime: 'image/png', width: 3, height: 2 });
  const as = school.as('teacher');
  const shown = await product.call(contract.readMedia, { as, params: { sha256: value.sha256 } });
  expect(createHash('sha256').update(shown.bytes).digest('hex')).toBe(value.sha256);
  expect([shown.bytes.length, shown.bytes.includes('<script>')]).toEqual([value.bytes, false]);
  expect(shown.headers).toMatchObject({ 'content-type': 'image/png' });
});

test('a picture that cannot be decoded stays out', async () => {
  expect((await upload(PNG, 'hinh.png')).error?.code).toBe('mediaNotShown');
});

test('what is no picture, sound or film stays out, whatever its name says', async () => {
  for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'MZ', '\x89PNG', ''])
    expect((await upload(Buffer.from(text, 'latin1'), 'hinh.png')).error?.code).toBe('mediaNotShown');
});

test('only who writes in the bank puts anything into it', async () => {
  expect((await upload(PNG, 'hinh.png', school.as('invigilator'))).error?.code).toBe('forbidden');
});

test.each([
  ['ID3\x04', 'audio/mpeg'],
  ['\xff\xfb\x90', 'audio/mpeg'],
  ['\xff\xf3\x40', 'audio/mpeg'],
  ['OggS', 'audio/ogg'],
  ['RIFF____WAVE', 'audio/wav'],
  ['RIFF____WEBP', 'image/webp'],
  ['RIFF____AVI ', null],
  ['\0\0\0\x1cftypM4A ', 'audio/mp4'],
  ['\0\0\0\x1cftypisom', 'video/mp4'],
  ['\x1aE\xdf\xa3', 'video/webm'],
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['GIF89a', 'image/gif'],
  ['%PDF-1.7', null],
  ['<html>', null],
])('bytes that begin with %j are %s', (start, type) => {
  expect(mediaTypeOf(Buffer.from(start, 'latin1'))).toBe(type);
});

test('sizes are read from the head of a picture, and a torn head has none', () => {
  const word = readFileSync(new URL('./fixtures/seven-by-five.jpg', import.meta.url));
  expect(pictureSizeOf(word, 'image/jpeg')).toEqual({ width: 7, height: 5 });
  expect(pictureSizeOf(word.subarray(0, 30), 'image/jpeg')).toBeNull();
  expect(pictureSizeOf(Buffer.from('GIF89a\x05\0\x07\0', 'latin1'), 'image/gif')).toEqual({ width: 5, height: 7 });
});
