import { type Box, lumaAt, type Pixels } from './pixels.ts';

/** A face is judged at this size, whatever its own, so that sensors and distances compare. */
const CELLS = 48;

/**
 * Brightness of a face and how sharp it is: the mean absolute Laplacian of its luma at 48 x 48 cells over their standard
 * deviation (after Pech-Pacheco et al., ICPR 2000, who take the variance). A flat face reads 0.
 */
export function faceQualityOf(pixels: Pixels, box: Box): { brightness: number; sharpness: number } {
  const cells = cellsOf(pixels, box);
  const mean = cells.reduce((sum, luma) => sum + luma, 0) / cells.length;
  const deviation = Math.sqrt(cells.reduce((sum, luma) => sum + (luma - mean) ** 2, 0) / cells.length);
  let edges = 0;
  for (let row = 1; row < CELLS - 1; row += 1)
    for (let column = 1; column < CELLS - 1; column += 1) {
      const at = row * CELLS + column;
      const around = (cells[at - 1] ?? 0) + (cells[at + 1] ?? 0) + (cells[at - CELLS] ?? 0) + (cells[at + CELLS] ?? 0);
      edges += Math.abs(4 * (cells[at] ?? 0) - around);
    }
  const laplacian = edges / (CELLS - 2) ** 2;
  return { brightness: Math.min(1, mean / 255), sharpness: deviation < 1 ? 0 : laplacian / deviation };
}

function cellsOf(pixels: Pixels, box: Box): Float32Array {
  const { width, height } = pixels;
  const cells = new Float32Array(CELLS * CELLS);
  const clamp = (value: number, most: number) => Math.min(most - 1, Math.max(0, Math.round(value)));
  for (let row = 0; row < CELLS; row += 1)
    for (let column = 0; column < CELLS; column += 1) {
      const left = clamp((box.x + (box.width * column) / CELLS) * width, width);
      const right = Math.max(left + 1, clamp((box.x + (box.width * (column + 1)) / CELLS) * width, width));
      const top = clamp((box.y + (box.height * row) / CELLS) * height, height);
      const bottom = Math.max(top + 1, clamp((box.y + (box.height * (row + 1)) / CELLS) * height, height));
      let sum = 0;
      for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) sum += lumaAt(pixels, x, y);
      cells[row * CELLS + column] = sum / ((right - left) * (bottom - top));
    }
  return cells;
}
