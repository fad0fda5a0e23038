import type { Picture } from '../../vision/node.ts';
import type { Random } from './random.ts';

const TABLE = 4096;
/** A walk that comes by every number of the table (Hull and Dobell, 1962: the multiplier is 1 modulo 4). */
const STEP = { times: 1101, plus: 12_345 };

/** Another light and the grain of a sensor, in place: `gain` 1 is good light; `grain` is its deviation in steps of 255. */
export function expose(picture: Picture, gain: number, grain: number, random: Random): void {
  const rgb = new Uint8ClampedArray(picture.rgb.buffer, picture.rgb.byteOffset, picture.rgb.length);
  const next = grainOf(grain, random);
  for (let index = 0; index < rgb.length; index += 1) rgb[index] = (rgb[index] ?? 0) * gain + next();
}

/**
 * Grain of a deviation, one number a call, from a table that is walked: a gaussian for each byte would take longer than to
 * look at the picture.
 */
export function grainOf(deviation: number, random: Random): () => number {
  const noise = gaussians(random, deviation);
  let at = Math.floor(random() * TABLE);
  let count = 0;
  return () => {
    at = (at * STEP.times + STEP.plus) & (TABLE - 1);
    count += 1;
    return noise[(at + (count >> 12)) & (TABLE - 1)] ?? 0;
  };
}

function gaussians(random: Random, deviation: number): Float32Array {
  return Float32Array.from({ length: TABLE }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    return radius * Math.cos(2 * Math.PI * random()) * deviation;
  });
}

/** As a cheap camera gives it: fewer pixels, scaled up again without steps. In place. */
export function coarsen(picture: Picture, by: number): void {
  const { width, height, rgb } = picture;
  const [columns, rows] = [Math.ceil(width / by), Math.ceil(height / by)];
  const small = new Float32Array(columns * rows * 3);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      for (let channel = 0; channel < 3; channel += 1) {
        let sum = 0;
        let count = 0;
        for (let y = row * by; y < Math.min(height, (row + 1) * by); y += 1)
          for (let x = column * by; x < Math.min(width, (column + 1) * by); x += 1) {
            sum += rgb[(y * width + x) * 3 + channel] ?? 0;
            count += 1;
          }
        small[(row * columns + column) * 3 + channel] = sum / count;
      }
  const sample = (row: number, column: number, channel: number) =>
    small[(Math.min(rows - 1, row) * columns + Math.min(columns - 1, column)) * 3 + channel] ?? 0;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [across, down] = [Math.max(0, (x + 0.5) / by - 0.5), Math.max(0, (y + 0.5) / by - 0.5)];
      const [column, row] = [Math.floor(across), Math.floor(down)];
      const [right, bottom] = [across - column, down - row];
      for (let channel = 0; channel < 3; channel += 1)
        rgb[(y * width + x) * 3 + channel] =
          sample(row, column, channel) * (1 - right) * (1 - bottom) +
          sample(row, column + 1, channel) * right * (1 - bottom) +
          sample(row + 1, column, channel) * (1 - right) * bottom +
          sample(row + 1, column + 1, channel) * right * bottom;
    }
}
