import type { Sprite } from './draw.ts';

/** Where the lips meet in the picture of a face, in its pixels. */
export interface MouthPlace {
  readonly x: number;
  readonly y: number;
  /** From corner to corner. */
  readonly width: number;
}

/** Inside a mouth. */
const DARK = [58, 22, 24] as const;
/** The chin follows the lower lip; below so many widths of the mouth nothing moves any more. */
const REACH = 1.7;

/** The same face with the lips apart, by `opening` widths of the mouth: the lower lip and the chin go down, the upper lip stays. */
export function openMouth(face: Sprite, { x, y, width }: MouthPlace, opening: number): Sprite {
  const rgba = Uint8ClampedArray.from(face.rgba);
  const half = width / 2;
  for (let row = Math.floor(y); row < face.height; row += 1)
    for (let column = 0; column < face.width; column += 1) {
      const aside = Math.abs(column - x) / half;
      // Lips part as a lens; beside the mouth the cheek follows less and less.
      const gap = opening * width * Math.max(0, 1 - aside ** 2);
      const pull = opening * width * Math.exp(-(aside ** 2) / 1.6);
      const below = row - y - gap;
      const to = (row * face.width + column) * 4;
      if (gap > 0.5 && below < 0) {
        rgba.set(DARK, to);
        continue;
      }
      const moved = (aside < 1 ? gap : pull) * Math.max(0, 1 - below / (REACH * width));
      copyFrom(face, rgba, to, column, Math.max(y, row - moved));
    }
  return { ...face, rgba };
}

/** One pixel of a column between two rows, colours only: the edge of the sprite stays as it was. */
function copyFrom(
  { width, height, rgba: from }: Sprite,
  rgba: Uint8ClampedArray,
  to: number,
  column: number,
  row: number,
) {
  const upper = Math.min(height - 1, Math.floor(row));
  const lower = Math.min(height - 1, upper + 1);
  const share = row - Math.floor(row);
  for (let channel = 0; channel < 3; channel += 1) {
    const [one, other] = [upper, lower].map((at) => from[(at * width + column) * 4 + channel] ?? 0) as [number, number];
    rgba[to + channel] = one * (1 - share) + other * share;
  }
}
