import type { Picture } from '../../vision/node.ts';

export const WIDTH = 640;
export const HEIGHT = 480;

export type Colour = readonly [red: number, green: number, blue: number];
/** A picture with transparency: four bytes a pixel. */
export interface Sprite {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

export function copyOf({ width, height, rgb }: Picture): Picture {
  return { width, height, rgb: Uint8Array.from(rgb) };
}

/** A picture of one colour a pixel. */
export function filled(colour: (x: number, y: number) => Colour): Picture {
  const rgb = new Uint8ClampedArray(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y += 1) for (let x = 0; x < WIDTH; x += 1) rgb.set(colour(x, y), (y * WIDTH + x) * 3);
  return { width: WIDTH, height: HEIGHT, rgb: new Uint8Array(rgb.buffer) };
}

/** A sprite from its colours; null is transparent. */
export function drawn(width: number, height: number, colour: (x: number, y: number) => Colour | null): Sprite {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const painted = colour(x, y);
      if (painted) rgba.set([...painted, 255], (y * width + x) * 4);
    }
  return { width, height, rgba };
}

export interface Placing {
  /** Of the middle, in pixels. */
  readonly x: number;
  readonly y: number;
  /** Width on the picture, in pixels. */
  readonly size: number;
  /** Leaning clockwise, radians. */
  readonly roll?: number;
  /** Turned aside or nodding as if it were painted on a cylinder, radians. */
  readonly yaw?: number;
  readonly pitch?: number;
}

/** Puts a sprite upon a picture, in place, by bilinear sampling. */
export function place(onto: Picture, sprite: Sprite, { x, y, size, roll = 0, yaw = 0, pitch = 0 }: Placing): void {
  const scale = size / sprite.width;
  const [halfWidth, halfHeight] = [size / 2, (sprite.height * scale) / 2];
  const reach = Math.ceil(Math.hypot(halfWidth, halfHeight));
  const [cos, sin] = [Math.cos(roll), Math.sin(roll)];
  for (let row = Math.max(0, Math.floor(y - reach)); row < Math.min(onto.height, y + reach); row += 1)
    for (let column = Math.max(0, Math.floor(x - reach)); column < Math.min(onto.width, x + reach); column += 1) {
      const [dx, dy] = [column - x, row - y];
      const across = onCylinder((dx * cos + dy * sin) / halfWidth, yaw);
      const down = onCylinder((dy * cos - dx * sin) / halfHeight, pitch);
      if (across === null || down === null) continue;
      const from = { x: ((across + 1) / 2) * (sprite.width - 1), y: ((down + 1) / 2) * (sprite.height - 1) };
      blend(onto.rgb, (row * onto.width + column) * 3, sprite, from);
    }
}

/** A face bends its picture only so much: the cylinder is wider than the sprite. */
const CYLINDER = 1.25;

/** Where on the sprite (-1 to 1) a place of the turned cylinder comes from; null where it is behind or beside. */
function onCylinder(at: number, turned: number): number | null {
  if (Math.abs(at) > 1) return null;
  if (turned === 0) return at;
  const from = Math.sin(Math.asin(at / CYLINDER) - turned) * CYLINDER;
  return Math.abs(from) > 1 ? null : from;
}

function blend(rgb: Uint8Array, to: number, { width, rgba }: Sprite, from: { x: number; y: number }): void {
  const [left, top] = [Math.floor(from.x), Math.floor(from.y)];
  const [right, bottom] = [from.x - left, from.y - top];
  const at = (top * width + left) * 4;
  const corners = [at, at + 4, at + width * 4, at + width * 4 + 4];
  const shares = [(1 - right) * (1 - bottom), right * (1 - bottom), (1 - right) * bottom, right * bottom];
  let alpha = 0;
  let [red, green, blue] = [0, 0, 0];
  for (let corner = 0; corner < 4; corner += 1) {
    const pixel = corners[corner] ?? 0;
    const share = ((shares[corner] ?? 0) * (rgba[pixel + 3] ?? 0)) / 255;
    alpha += share;
    red += share * (rgba[pixel] ?? 0);
    green += share * (rgba[pixel + 1] ?? 0);
    blue += share * (rgba[pixel + 2] ?? 0);
  }
  rgb[to] = (rgb[to] ?? 0) * (1 - alpha) + red;
  rgb[to + 1] = (rgb[to + 1] ?? 0) * (1 - alpha) + green;
  rgb[to + 2] = (rgb[to + 2] ?? 0) * (1 - alpha) + blue;
}
