import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBmp } from './decode-bmp.ts';

function bmp(
  said: { width: number; height: number; bits: number; palette?: number[]; compression?: number },
  rows: number[][],
) {
  const palette = said.palette ?? [];
  const head = Buffer.alloc(54);
  head.write('BM');
  head.writeUInt32LE(54 + palette.length, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(said.width, 18);
  head.writeInt32LE(said.height, 22);
  head.writeUInt16LE(said.bits, 28);
  head.writeUInt32LE(said.compression ?? 0, 30);
  return new Uint8Array(Buffer.concat([head, Buffer.from(palette), Buffer.from(rows.flat())]));
}
const pixels = (bytes: Uint8Array) => [...(decodeBmp(bytes)?.data ?? [])];
const [RED, GREEN, BLUE] = [
  [0, 0, 255],
  [0, 255, 0],
  [255, 0, 0],
] as const;

test('rows stand from the bottom up, each filled to four bytes, blue first', () => {
  const file = bmp({ width: 1, height: 2, bits: 24 }, [
    [...RED, 0],
    [...GREEN, 0],
  ]);
  expect(pixels(file)).toEqual([0, 255, 0, 255, 0, 0]);
  expect(
    pixels(
      bmp({ width: 1, height: -2, bits: 24 }, [
        [...RED, 0],
        [...GREEN, 0],
      ]),
    ),
  ).toEqual([255, 0, 0, 0, 255, 0]);
});

test('a palette is looked up by as many bits as there are', () => {
  const palette = [...RED, 0, ...BLUE, 0];
  expect(pixels(bmp({ width: 3, height: 1, bits: 1, palette }, [[0b01000000, 0, 0, 0]]))).toEqual([
    255, 0, 0, 0, 0, 255, 255, 0, 0,
  ]);
  expect(pixels(bmp({ width: 2, height: 1, bits: 4, palette }, [[0x10, 0, 0, 0]]))).toEqual([0, 0, 255, 255, 0, 0]);
  expect(pixels(bmp({ width: 1, height: 1, bits: 8, palette }, [[1, 0, 0, 0]]))).toEqual([0, 0, 255]);
  expect(pixels(bmp({ width: 1, height: 1, bits: 32 }, [[...GREEN, 0]]))).toEqual([0, 255, 0]);
});

test('what is compressed, vast or cut off is none', () => {
  expect(decodeBmp(bmp({ width: 1, height: 1, bits: 8, compression: 1 }, [[0, 0, 0, 0]]))).toBeNull();
  expect(decodeBmp(bmp({ width: 60_000, height: 60_000, bits: 24 }, [[0, 0, 0, 0]]))).toBeNull();
  expect(decodeBmp(bmp({ width: 4, height: 4, bits: 24 }, [[0, 0, 0, 0]]))).toBeNull();
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => decodeBmp(bytes) === null));
});
