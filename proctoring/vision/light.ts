import type { Observation } from '../signals/observation.ts';

/** Every so many pixels in both directions: enough for a mean, cheap on any PC. */
const STEP = 4;

/** Brightness, contrast and detail of a picture of 3 or 4 bytes a pixel, each as a share of the full range. */
export function lightOf(
  bytes: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  bytesPerPixel: 3 | 4,
): Observation['light'] {
  let sum = 0;
  let squares = 0;
  let steps = 0;
  let count = 0;
  for (let y = 0; y < height; y += STEP) {
    let before = -1;
    for (let x = 0; x < width; x += STEP) {
      const at = (y * width + x) * bytesPerPixel;
      const luma = (0.299 * (bytes[at] ?? 0) + 0.587 * (bytes[at + 1] ?? 0) + 0.114 * (bytes[at + 2] ?? 0)) / 255;
      sum += luma;
      squares += luma * luma;
      if (before >= 0) steps += Math.abs(luma - before);
      before = luma;
      count += 1;
    }
  }
  if (count === 0) return { brightness: 0, contrast: 0, detail: 0 };
  const brightness = sum / count;
  const contrast = Math.sqrt(Math.max(0, squares / count - brightness * brightness));
  return { brightness: Math.min(1, brightness), contrast: Math.min(1, contrast), detail: Math.min(1, steps / count) };
}
