/** A decoded picture; with four bytes a pixel the last is not read. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array | Uint8ClampedArray;
  readonly bytesPerPixel: 3 | 4;
}

/** A box in a picture, as shares of its width and height. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Luma of one pixel by ITU-R BT.601, 0 to 255. */
export function lumaAt({ width, bytes, bytesPerPixel }: Pixels, x: number, y: number): number {
  const at = (y * width + x) * bytesPerPixel;
  return 0.299 * (bytes[at] ?? 0) + 0.587 * (bytes[at + 1] ?? 0) + 0.114 * (bytes[at + 2] ?? 0);
}

/**
 * The picture as the models take it, three numbers a pixel, in an array that is used again for the next of its size: a new
 * one for each look would be four megabytes of garbage, and browsers collect it late.
 */
export function rgbOf({ width, height, bytes, bytesPerPixel }: Pixels, reuse: Float32Array | null): Float32Array {
  const length = width * height * 3;
  const rgb = reuse?.length === length ? reuse : new Float32Array(length);
  for (let from = 0, to = 0; to < length; from += bytesPerPixel, to += 3) {
    rgb[to] = bytes[from] ?? 0;
    rgb[to + 1] = bytes[from + 1] ?? 0;
    rgb[to + 2] = bytes[from + 2] ?? 0;
  }
  return rgb;
}
