import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { reEncoded } from './re-encode.ts';

const plain = { create: { width: 60, height: 20, channels: 3 as const, background: '#2b3f86' } };

test('a photograph stands upright and forgets where it was taken', async () => {
  const exif = { IFD0: { Make: 'MAY-ANH-BI-MAT' }, IFD3: { GPSLatitude: '22/1 20/1 0/1' } };
  const bytes = await sharp(plain).jpeg().withExif(exif).withMetadata({ orientation: 6 }).toBuffer();
  const done = await reEncoded({ mime: 'image/jpeg', bytes });
  const read = await sharp(done?.bytes).metadata();
  expect([read.width, read.height, read.format, read.exif]).toEqual([20, 60, 'jpeg', undefined]);
  expect(Buffer.from(done?.bytes ?? []).includes('MAY-ANH-BI-MAT')).toBe(false);
});

test('what is hidden behind a picture does not come along, the picture does', async () => {
  const bytes = Buffer.concat([await sharp(plain).png().toBuffer(), Buffer.from('<script>alert(1)</script>')]);
  const done = await reEncoded({ mime: 'image/png', bytes });
  expect(Buffer.from(done?.bytes ?? []).includes('script')).toBe(false);
  const { data } = await sharp(done?.bytes).raw().toBuffer({ resolveWithObject: true });
  expect([...data.subarray(0, 3)]).toEqual([0x2b, 0x3f, 0x86]);
});

test('a picture larger than any screen is made smaller', async () => {
  const bytes = await sharp({ create: { ...plain.create, width: 6_000, height: 300 } })
    .png()
    .toBuffer();
  const done = await reEncoded({ mime: 'image/png', bytes });
  expect(await sharp(done?.bytes).metadata()).toMatchObject({ width: 4_000, height: 200 });
});

test('a moving picture goes on moving', async () => {
  const frame = (background: string) =>
    sharp({ create: { ...plain.create, background } })
      .png()
      .toBuffer();
  const bytes = await sharp([await frame('#ff0000'), await frame('#00ff00')], { join: { animated: true } })
    .gif()
    .toBuffer();
  const done = await reEncoded({ mime: 'image/gif', bytes });
  expect(done?.mime).toBe('image/webp');
  expect((await sharp(done?.bytes, { animated: true }).metadata()).pages).toBe(2);
});

test.each([
  ['noise', randomBytes(300)],
  ['half a picture', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAADwAAAAU', 'base64')],
  ['nothing', Buffer.alloc(0)],
])('%s is no picture', async (_, bytes) => expect(await reEncoded({ mime: 'image/png', bytes })).toBe(null));
