import { expect, it } from 'vitest';
import { traceOf } from './frame-trace.ts';
import type { Pixels } from './pixels.ts';

/** A picture of 64 x 48, grey by place. */
function picture(tone: (x: number, y: number) => number): Pixels {
  const [width, height] = [64, 48];
  const bytes = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) bytes.fill(tone(x, y), (y * width + x) * 3, (y * width + x) * 3 + 3);
  return { width, height, bytes, bytesPerPixel: 3 };
}
const slope = picture((x) => 3 * x);
const grainy = picture((x, y) => 3 * x + ((x * 7 + y * 13) % 3));
const turned = picture((x) => 200 - 3 * x);

function bitsApart(one: string, other: string): number {
  return [...(BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(2)].filter((bit) => bit === '1').length;
}

it('says of the first look only what it is, and compares from the second', () => {
  const first = traceOf(slope, null);
  expect(first.trace).toMatchObject({ difference: null, still: null });
  expect(traceOf(slope, first.samples).trace).toEqual({ ...first.trace, difference: 0, still: 1 });
});

it('tells a grain from a standing picture, though both look alike', () => {
  const first = traceOf(slope, null);
  const second = traceOf(grainy, first.samples).trace;
  expect(second.checksum).not.toBe(first.trace.checksum);
  expect(second.still).toBeLessThan(0.5);
  expect(second.difference).toBeGreaterThan(0);
  expect(second.difference).toBeLessThan(0.01);
  expect(bitsApart(second.hash, first.trace.hash)).toBeLessThan(5);
});

it('gives another picture another hash', () => {
  expect(bitsApart(traceOf(turned, null).trace.hash, traceOf(slope, null).trace.hash)).toBeGreaterThan(40);
});

it('compares nothing where the size of the frame changed', () => {
  expect(traceOf(slope, new Uint8Array(5)).trace.difference).toBeNull();
});
