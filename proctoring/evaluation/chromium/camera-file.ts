import { closeSync, openSync, writeSync } from 'node:fs';
import jpeg from 'jpeg-js';
import type { Picture } from '../../vision/node.ts';

/** Chromium plays a .mjpeg for its fake camera at this rate, over and over. */
const FRAMES_PER_SECOND = 30;
const JPEG_QUALITY = 85;

/** Writes pictures as a file for Chromium's fake camera, each shown for so many milliseconds. */
export function writeCameraFile(path: string, pictures: Iterable<Picture>, millisecondsEach: number): void {
  const file = openSync(path, 'w');
  const times = Math.max(1, Math.round((millisecondsEach * FRAMES_PER_SECOND) / 1000));
  for (const picture of pictures) {
    const frame = encodeJpeg(picture);
    for (let time = 0; time < times; time += 1) writeSync(file, frame);
  }
  closeSync(file);
}

export function encodeJpeg({ width, height, rgb }: Picture): Buffer {
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    data[pixel * 4] = rgb[pixel * 3] ?? 0;
    data[pixel * 4 + 1] = rgb[pixel * 3 + 1] ?? 0;
    data[pixel * 4 + 2] = rgb[pixel * 3 + 2] ?? 0;
  }
  return jpeg.encode({ width, height, data }, JPEG_QUALITY).data;
}
