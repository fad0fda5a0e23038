import type { Observation } from '../signals/observation.ts';
import type { Pixels } from './pixels.ts';
import { lumaAt } from './pixels.ts';

/** Every so many pixels in both directions. */
const STEP = 4;
const HASH_COLUMNS = 9;
const HASH_ROWS = 8;

/** The sampled luma of the look before, to compare the next with. */
export type Before = Uint8Array | null;

/**
 * Checksum, hash and change of a frame. A frozen camera repeats its checksum, a looped film comes back to one, and a
 * drawn picture has pixels that stand exactly still, which no sensor's grain does.
 */
export function traceOf(pixels: Pixels, before: Before): { trace: Observation['frame']; samples: Uint8Array } {
  const samples = samplesOf(pixels);
  return { samples, trace: traceOfSamples(samples, Math.ceil(pixels.width / STEP), before) };
}

/** The same of a frame's sampled luma, row after row of so many columns. */
export function traceOfSamples(samples: Uint8Array, columns: number, before: Before): Observation['frame'] {
  const comparable = before?.length === samples.length ? before : null;
  let change = 0;
  let same = 0;
  // FNV-1a over the samples.
  let checksum = 0x811c9dc5;
  for (let index = 0; index < samples.length; index += 1) {
    const luma = samples[index] ?? 0;
    checksum = Math.imul(checksum ^ luma, 0x01000193);
    if (!comparable) continue;
    const by = Math.abs(luma - (comparable[index] ?? 0));
    change += by;
    if (by === 0) same += 1;
  }
  const count = Math.max(1, samples.length);
  return {
    checksum: checksum >>> 0,
    hash: hashOf(samples, columns),
    difference: comparable ? change / 255 / count : null,
    still: comparable ? same / count : null,
  };
}

function samplesOf(pixels: Pixels): Uint8Array {
  const { width, height } = pixels;
  const samples = new Uint8Array(Math.ceil(width / STEP) * Math.ceil(height / STEP));
  let index = 0;
  for (let y = 0; y < height; y += STEP)
    for (let x = 0; x < width; x += STEP) {
      samples[index] = Math.round(lumaAt(pixels, x, y));
      index += 1;
    }
  return samples;
}

/** Difference hash: whether each of 8 x 8 cells is brighter than its right neighbour. */
function hashOf(samples: Uint8Array, columns: number): string {
  const rows = Math.max(1, Math.floor(samples.length / Math.max(1, columns)));
  const cells = new Float64Array(HASH_COLUMNS * HASH_ROWS);
  const counts = new Float64Array(HASH_COLUMNS * HASH_ROWS);
  for (let index = 0; index < samples.length; index += 1) {
    const column = Math.floor(((index % columns) * HASH_COLUMNS) / columns);
    const row = Math.min(HASH_ROWS - 1, Math.floor((Math.floor(index / columns) * HASH_ROWS) / rows));
    const cell = row * HASH_COLUMNS + column;
    cells[cell] = (cells[cell] ?? 0) + (samples[index] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  const mean = (cell: number) => (cells[cell] ?? 0) / Math.max(1, counts[cell] ?? 0);
  let bits = 0n;
  for (let row = 0; row < HASH_ROWS; row += 1)
    for (let column = 0; column + 1 < HASH_COLUMNS; column += 1) {
      const cell = row * HASH_COLUMNS + column;
      bits = (bits << 1n) | (mean(cell) > mean(cell + 1) ? 1n : 0n);
    }
  return bits.toString(16).padStart(16, '0');
}
