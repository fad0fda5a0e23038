import { type Face, nearestFace, type Observation } from '../signals/observation.ts';
import type { Box, Pixels } from './pixels.ts';

/** Radius of the background's blur as a share of the frame's width: writing and strangers cannot be recognised. */
const RADIUS = 0.02;
/** Three box blurs come near a Gaussian. */
const PASSES = 3;
/** Another person's face becomes so many cells across. */
const CELLS = 6;
/** The candidate's head and shoulders, in sizes of the face: beside it, above it, below it. */
const AROUND = { beside: 0.9, above: 0.7, below: 1.6 };
/** What lies on the desk and is told of stays sharp, or nobody could check it. */
const KEPT_OBJECTS = new Set(['cell phone', 'book', 'laptop', 'remote', 'tv']);

/**
 * Blurs everything but the candidate (the nearest face with shoulders) and the objects that were told of; the faces of
 * others become a few squares, wherever they are. Changes the bytes in place. Without a face all is blurred.
 */
export function blurOthers(pixels: Pixels, { faces, objects }: Pick<Observation, 'faces' | 'objects'>): void {
  const candidate = nearestFace(faces);
  blurRoom(pixels, candidate, objects);
  blurFaces(
    pixels,
    faces.filter((face) => face !== candidate),
  );
}

/** Faces become a few squares: all that is blurred in a picture that shall show the room. */
export function blurFaces(pixels: Pixels, faces: readonly Face[]): void {
  for (const face of faces) pixelate(pixels, face);
}

function blurRoom(pixels: Pixels, candidate: Face | null, objects: Observation['objects']): void {
  const kept: Box[] = candidate ? [around(candidate)] : [];
  for (const object of objects ?? []) if (KEPT_OBJECTS.has(object.label)) kept.push(object);
  const blurred = blurredCopy(pixels);
  for (let y = 0; y < pixels.height; y += 1)
    for (let x = 0; x < pixels.width; x += 1) {
      if (kept.some((box) => isIn(box, x / pixels.width, y / pixels.height))) continue;
      const at = (y * pixels.width + x) * pixels.bytesPerPixel;
      for (let channel = 0; channel < 3; channel += 1) pixels.bytes[at + channel] = blurred[at + channel] ?? 0;
    }
}

function around({ x, y, width, height }: Face): Box {
  return {
    x: x - width * AROUND.beside,
    y: y - height * AROUND.above,
    width: width * (1 + 2 * AROUND.beside),
    height: height * (1 + AROUND.above + AROUND.below),
  };
}

function isIn(box: Box, x: number, y: number): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}

function blurredCopy({ width, height, bytes, bytesPerPixel }: Pixels): Uint8Array {
  const radius = Math.max(1, Math.round(width * RADIUS));
  let from = Uint8Array.from(bytes);
  let to = new Uint8Array(from.length);
  for (let pass = 0; pass < PASSES; pass += 1)
    for (const [count, length, along, across] of [
      [height, width, bytesPerPixel, width * bytesPerPixel],
      [width, height, width * bytesPerPixel, bytesPerPixel],
    ] as const) {
      for (let line = 0; line < count; line += 1)
        for (let channel = 0; channel < 3; channel += 1)
          blurLine(from, to, line * across + channel, along, length, radius);
      [from, to] = [to, from];
    }
  return from;
}

/** Running mean over one row or column; the edge repeats. */
function blurLine(from: Uint8Array, to: Uint8Array, start: number, step: number, length: number, radius: number) {
  const value = (index: number) => from[start + Math.min(length - 1, Math.max(0, index)) * step] ?? 0;
  let sum = 0;
  for (let index = -radius; index <= radius; index += 1) sum += value(index);
  for (let index = 0; index < length; index += 1) {
    to[start + index * step] = Math.round(sum / (2 * radius + 1));
    sum += value(index + radius + 1) - value(index - radius);
  }
}

function pixelate({ width, height, bytes, bytesPerPixel }: Pixels, box: Box): void {
  const [left, right] = [Math.floor(box.x * width), Math.min(width, Math.ceil((box.x + box.width) * width))];
  const [top, bottom] = [Math.floor(box.y * height), Math.min(height, Math.ceil((box.y + box.height) * height))];
  const cell = Math.max(1, Math.ceil((right - left) / CELLS));
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      const from = (y - ((y - top) % cell)) * width + x - ((x - left) % cell);
      for (let channel = 0; channel < 3; channel += 1)
        bytes[(y * width + x) * bytesPerPixel + channel] = bytes[from * bytesPerPixel + channel] ?? 0;
    }
}
