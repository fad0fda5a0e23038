import type { Picture } from '../../vision/node.ts';
import { type Colour, drawn, filled, HEIGHT, type Sprite, WIDTH } from './draw.ts';
import type { Random } from './random.ts';

/** A classroom's wall: two tones, a board, a window's slope of light. */
export function room(random: Random): Picture {
  const tone = 120 + random() * 90;
  const warm = random() * 14;
  const board = { left: random() * 300, right: 330 + random() * 300, top: 30, bottom: 190 };
  return filled((x, y) => {
    const isBoard = x > board.left && x < board.right && y > board.top && y < board.bottom;
    const base = (isBoard ? tone * 0.45 : y > 330 ? tone * 0.75 : tone) + (x / WIDTH) * 25;
    return [base + warm, base, base - warm];
  });
}

/** A lens under tape or a finger: one tone with a weak slope. */
export function covered(shade: number): Picture {
  return filled((x, y) => {
    const base = shade + (x / WIDTH) * 4 + (y / HEIGHT) * 2;
    return [base, base * 0.9, base * 0.9];
  });
}

/** Shoulders in a shirt, to stand under a face. */
export function shoulders(shirt: Colour): Sprite {
  const [width, height] = [200, 150];
  return drawn(width, height, (x, y) => {
    const aside = Math.abs(x - width / 2);
    const isNeck = y < 28 && aside < 26;
    const isBody = y >= 22 && aside < 96 - 60 * Math.max(0, 1 - (y - 22) / 60) ** 2;
    if (!isNeck && !isBody) return null;
    const shade = 1 - (aside / 100) * 0.35;
    return isBody ? [shirt[0] * shade, shirt[1] * shade, shirt[2] * shade] : [190 * shade, 150 * shade, 125 * shade];
  });
}
