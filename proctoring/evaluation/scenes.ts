import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { decodeJpeg, type Picture } from '../vision/node.ts';

/**
 * Labelled frames as a school camera would give them, composed from the sample pictures that come with the vision
 * package: faces on a wall, nobody, two people, little light, a cover. Everything is seeded, so every run sees the same.
 */
export interface Scene {
  readonly name: string;
  readonly condition: 'good' | 'dim' | 'dark' | 'lowResolution' | 'covered';
  /** People truly before the camera. */
  readonly people: number;
  readonly covered: boolean;
  readonly picture: Picture;
}

const WIDTH = 640;
const HEIGHT = 480;

/** Where single faces lie in the samples: [left, top, size] in pixels. Five large ones, one at a desk, and a wall of small ones. */
const LARGE: [number, number, number][] = [
  [7, 347, 150],
  [164, 347, 150],
  [321, 347, 150],
  [478, 347, 150],
  [630, 344, 155],
];
const GRID = { left: 0, top: 284, cell: 106.6, size: 104, columns: 18 };

/** Every scene of the evaluation, one at a time: together they would be 300 MB. */
export function* scenes(): Generator<Scene> {
  const faces = sampleFaces();
  const random = seeded(2026);

  for (const [index, face] of faces.entries()) {
    const one = wall(random);
    place(one, face, 220 + jitter(random, 60), 120 + jitter(random, 30), 200 + jitter(random, 30));
    yield { name: `one-${index}`, condition: 'good', people: 1, covered: false, picture: one };
    yield { name: `one-dim-${index}`, condition: 'dim', people: 1, covered: false, picture: darker(one, 0.45, random) };
    yield {
      name: `one-dark-${index}`,
      condition: 'dark',
      people: 1,
      covered: false,
      picture: darker(one, 0.12, random),
    };
    yield { name: `one-low-${index}`, condition: 'lowResolution', people: 1, covered: false, picture: coarser(one, 3) };

    const two = wall(random);
    const other = faces[(index + 7) % faces.length] ?? face;
    place(two, face, 90 + jitter(random, 30), 140 + jitter(random, 20), 190);
    place(two, other, 360 + jitter(random, 30), 120 + jitter(random, 20), 170);
    yield { name: `two-${index}`, condition: 'good', people: 2, covered: false, picture: two };
    yield { name: `two-dim-${index}`, condition: 'dim', people: 2, covered: false, picture: darker(two, 0.45, random) };

    const none = wall(random);
    yield { name: `none-${index}`, condition: 'good', people: 0, covered: false, picture: none };
    yield {
      name: `none-dim-${index}`,
      condition: 'dim',
      people: 0,
      covered: false,
      picture: darker(none, 0.45, random),
    };
    yield {
      name: `none-dark-${index}`,
      condition: 'dark',
      people: 0,
      covered: false,
      picture: darker(none, 0.12, random),
    };

    const shade = [4, 12, 30, 60][index % 4] ?? 4;
    yield { name: `covered-${index}`, condition: 'covered', people: 0, covered: true, picture: cover(random, shade) };
  }
}

function sampleFaces(): Picture[] {
  const package_ = path.dirname(path.dirname(createRequire(import.meta.url).resolve('@vladmandic/human')));
  const read = (name: string) => decodeJpeg(readFileSync(path.join(package_, 'assets', name)));
  const large = read('screenshot-facedetect.jpg');
  const grid = read('screenshot-facematch.jpg');
  const small: Picture[] = [];
  for (let row = 0; row < 6; row += 1)
    for (let column = row % 2; column < GRID.columns; column += 4)
      small.push(
        crop(
          grid,
          Math.round(GRID.left + column * GRID.cell),
          Math.round(GRID.top + row * 112.4),
          GRID.size,
          GRID.size,
        ),
      );
  return [...LARGE.map(([left, top, size]) => crop(large, left, top, size, size)), ...small];
}

/** Deterministic numbers in [0, 1): mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function jitter(random: () => number, by: number): number {
  return Math.round((random() - 0.5) * 2 * by);
}

/** A classroom wall: two tones, a board, grain. */
function wall(random: () => number): Picture {
  const picture = blank();
  const tone = 120 + random() * 90;
  const board = { left: random() * 300, right: 330 + random() * 300, top: 30, bottom: 190 };
  fill(picture, (x, y) => {
    const isBoard = x > board.left && x < board.right && y > board.top && y < board.bottom;
    const base = isBoard ? tone * 0.45 : y > 330 ? tone * 0.75 : tone;
    return base + (x / WIDTH) * 25 + (random() - 0.5) * 12;
  });
  return picture;
}

/** A lens under tape or a finger: one tone and the sensor's grain. */
function cover(random: () => number, shade: number): Picture {
  const picture = blank();
  fill(picture, (x) => shade + (x / WIDTH) * 4 + (random() - 0.5) * 3);
  return picture;
}

function blank(): Picture {
  return { width: WIDTH, height: HEIGHT, rgb: new Uint8Array(WIDTH * HEIGHT * 3) };
}

function fill({ width, height, rgb }: Picture, tone: (x: number, y: number) => number): void {
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rgb.fill(clamp(tone(x, y)), (y * width + x) * 3, (y * width + x) * 3 + 3);
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}

function crop(from: Picture, left: number, top: number, width: number, height: number): Picture {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    const at = ((top + y) * from.width + left) * 3;
    rgb.set(from.rgb.subarray(at, at + width * 3), y * width * 3);
  }
  return { width, height, rgb };
}

/** Puts a picture, scaled to `size`, upon another; nearest pixel. */
function place(onto: Picture, what: Picture, left: number, top: number, size: number): void {
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      if (left + x < 0 || left + x >= onto.width || top + y < 0 || top + y >= onto.height) continue;
      const from = (Math.floor((y * what.height) / size) * what.width + Math.floor((x * what.width) / size)) * 3;
      onto.rgb.set(what.rgb.subarray(from, from + 3), ((top + y) * onto.width + left + x) * 3);
    }
}

/** Less light and, as cameras do then, more grain. */
function darker(from: Picture, by: number, random: () => number): Picture {
  return { ...from, rgb: from.rgb.map((value) => clamp(value * by + (random() - 0.5) * 14)) };
}

function coarser(from: Picture, by: number): Picture {
  const to = blank();
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) {
      const at = (Math.floor(y / by) * by * WIDTH + Math.floor(x / by) * by) * 3;
      to.rgb.set(from.rgb.subarray(at, at + 3), (y * WIDTH + x) * 3);
    }
  return to;
}
