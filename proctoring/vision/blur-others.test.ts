import { expect, it } from 'vitest';
import { face, object } from '../signals/testing.ts';
import { blurOthers } from './blur-others.ts';
import type { Pixels } from './pixels.ts';

const [WIDTH, HEIGHT] = [160, 120];

/** Stripes of one pixel: the finest writing there is. */
function stripes(): Pixels {
  const bytes = new Uint8Array(WIDTH * HEIGHT * 3).map((_, at) => (Math.floor(at / 3) % 2 === 0 ? 0 : 255));
  return { width: WIDTH, height: HEIGHT, bytes, bytesPerPixel: 3 };
}

/** Mean difference of neighbours around a place given in shares: 255 for stripes, near 0 for a blur. */
function detailAt({ bytes }: Pixels, x: number, y: number): number {
  let sum = 0;
  for (let step = -2; step < 2; step += 1) {
    const at = (Math.round(y * HEIGHT) * WIDTH + Math.round(x * WIDTH) + step) * 3;
    sum += Math.abs((bytes[at] ?? 0) - (bytes[at + 3] ?? 0));
  }
  return sum / 4;
}

const candidate = face({ x: 0.4, y: 0.3, width: 0.2, height: 0.3 });
const another = face({ x: 0.85, y: 0.1, width: 0.1, height: 0.15 });

it('keeps the candidate and blurs the room', () => {
  const picture = stripes();
  blurOthers(picture, { faces: [candidate], objects: null });
  expect(detailAt(picture, 0.5, 0.45)).toBe(255);
  expect(detailAt(picture, 0.05, 0.1)).toBeLessThan(20);
});

it('keeps what lies on the desk and was told of, and nothing else that was found', () => {
  const picture = stripes();
  const phone = { ...object('cell phone', 0.8), x: 0.05, y: 0.7, width: 0.2, height: 0.2 };
  const chair = { ...object('chair', 0.8), x: 0.8, y: 0.8, width: 0.15, height: 0.15 };
  blurOthers(picture, { faces: [candidate], objects: [phone, chair] });
  expect(detailAt(picture, 0.15, 0.8)).toBe(255);
  expect(detailAt(picture, 0.87, 0.87)).toBeLessThan(20);
});

it('makes squares of another face, also where it leans over the candidate', () => {
  const leaning = face({ x: 0.55, y: 0.35, width: 0.15, height: 0.2 });
  const picture = stripes();
  blurOthers(picture, { faces: [another, candidate, leaning], objects: null });
  expect(detailAt(picture, 0.61, 0.45)).toBeLessThan(100);
  expect(detailAt(picture, 0.9, 0.17)).toBeLessThan(20);
});

it('blurs all of a picture without a face', () => {
  const picture = stripes();
  blurOthers(picture, { faces: [], objects: [] });
  for (const at of [0.2, 0.5, 0.8]) expect(detailAt(picture, at, at)).toBeLessThan(20);
});
