import { strFromU8, strToU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { packed, stored } from './pack.ts';

const mtime = new Date('2020-01-01T00:00:00Z');

test('what is packed in its own thread is there again, and the same parts make the same bytes', async () => {
  const picture = Uint8Array.from({ length: 100_000 }, (_, at) => (at * at) % 251);
  const parts = { 'a/một.xml': strToU8('<a>một</a>'.repeat(1_000)), 'b.png': stored(picture) };
  const bytes = await packed({ parts, mtime });
  const found = unzipSync(bytes);
  expect(strFromU8(found['a/một.xml'] ?? new Uint8Array())).toBe('<a>một</a>'.repeat(1_000));
  expect(found['b.png']).toEqual(picture);
  expect(bytes.length).toBeGreaterThan(picture.length);
  expect(bytes.length).toBeLessThan(picture.length + 2_000);
  expect(await packed({ parts, mtime })).toEqual(bytes);
});

test('while an archive is made others are served', async () => {
  const parts = Object.fromEntries(
    Array.from({ length: 40 }, (_, n) => [`${n}.xml`, strToU8(`<item n="${n}">${'words '.repeat(60_000)}</item>`)]),
  );
  let served = 0;
  const serving = setInterval(() => served++, 0);
  await packed({ parts, mtime });
  clearInterval(serving);
  expect(served).toBeGreaterThan(0);
});

test('what cannot be packed fails, and does not wait for ever', async () => {
  await expect(packed({ parts: { ['x'.repeat(70_000)]: new Uint8Array(1) }, mtime })).rejects.toThrow();
});
