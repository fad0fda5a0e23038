import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { decodeJpeg, type Picture } from '../../vision/node.ts';
import type { Sprite } from './draw.ts';
import type { MouthPlace } from './mouth.ts';

/** One person: a photograph of their face from the sample pictures of the vision package. */
export interface Person {
  readonly id: string;
  readonly face: Sprite;
  /** As it looks in the picture: the rates are told apart by it. */
  readonly skin: 'lighter' | 'darker';
  /** In pixels of `face`. */
  readonly mouth: MouthPlace;
}

/** People by whom thresholds are chosen, and others of whom the card reports. Nobody is in both. */
export type Half = 'calibrate' | 'report';

/** Where faces lie in `screenshot-facematch.jpg`: a grid of 18 columns. Row, column, skin, and the mouth as the face mesh has it. */
const GRID = { top: 284, across: 106.6, down: 112.4, size: 104 };
const CELLS: Record<Half, readonly [number, number, Person['skin'], readonly [number, number, number]][]> = {
  calibrate: [
    [2, 2, 'lighter', [57, 65.2, 22.1]],
    [2, 10, 'lighter', [59, 70.6, 22]],
    [2, 16, 'darker', [46.2, 68.4, 22.8]],
    [3, 2, 'lighter', [56.2, 68.4, 21.2]],
    [3, 10, 'lighter', [58.6, 71.4, 21.2]],
    [3, 5, 'darker', [71.6, 68.2, 20]],
    [4, 12, 'lighter', [53.4, 69.8, 24.4]],
    [5, 9, 'lighter', [55.4, 69, 24.4]],
  ],
  report: [
    [2, 3, 'lighter', [61.8, 72.6, 22.8]],
    [2, 6, 'lighter', [59.2, 67.2, 20.9]],
    [3, 3, 'darker', [47.4, 76.2, 20.4]],
    [3, 15, 'lighter', [50.8, 66.8, 25.6]],
    [4, 8, 'lighter', [45.4, 68.2, 20.4]],
    [5, 4, 'lighter', [62, 74.2, 22.4]],
    [5, 6, 'darker', [59, 68, 19.6]],
    [5, 16, 'darker', [54, 69.6, 24]],
  ],
};

/** Heads turned to a side, other photographs: no still picture can be turned so that the model believes it. */
const TURNED: Record<Half, readonly [number, number][]> = {
  calibrate: [
    [1, 10],
    [2, 8],
    [0, 16],
  ],
  report: [
    [3, 11],
    [0, 14],
    [5, 3],
  ],
};

/** Eight people of one half. */
export function peopleOf(half: Half): Person[] {
  const grid = readGrid();
  return CELLS[half].map(([row, column, skin, [x, y, width]]) => ({
    id: `${row}-${column}`,
    skin,
    face: cell(grid, row, column),
    mouth: { x, y, width },
  }));
}

export function turnedHeads(half: Half): Sprite[] {
  const grid = readGrid();
  return TURNED[half].map(([row, column]) => cell(grid, row, column));
}

function readGrid(): Picture {
  const human = path.dirname(path.dirname(createRequire(import.meta.url).resolve('@vladmandic/human')));
  return decodeJpeg(readFileSync(path.join(human, 'assets', 'screenshot-facematch.jpg')));
}

function cell(grid: Picture, row: number, column: number): Sprite {
  return cropped(grid, Math.round(column * GRID.across), Math.round(GRID.top + row * GRID.down));
}

/** A square of the grid whose edge fades, so that no frame shows around the head. */
function cropped({ width, rgb }: Picture, left: number, top: number): Sprite {
  const { size } = GRID;
  const rgba = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const from = ((top + y) * width + left + x) * 3;
      const edge = Math.min(x, y, size - 1 - x, size - 1 - y);
      const alpha = Math.min(1, edge / FADE) * 255;
      rgba.set([rgb[from] ?? 0, rgb[from + 1] ?? 0, rgb[from + 2] ?? 0, alpha], (y * size + x) * 4);
    }
  return { width: size, height: size, rgba };
}
const FADE = 8;
