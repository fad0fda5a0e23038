import type { Observation } from '../signals/observation.ts';
import { lumaAt, type Pixels } from './pixels.ts';

/** Every so many pixels in both directions: enough for a mean, cheap on any PC. */
const STEP = 4;

/** Brightness, contrast and detail of a picture, each as a share of the full range. */
export function lightOf(pixels: Pixels): Observation['light'] {
  let sum = 0;
  let squares = 0;
  let steps = 0;
  let count = 0;
  for (let y = 0; y < pixels.height; y += STEP) {
    let before = -1;
    for (let x = 0; x < pixels.width; x += STEP) {
      const luma = lumaAt(pixels, x, y) / 255;
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
