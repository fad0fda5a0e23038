import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import jpeg from 'jpeg-js';
import type { Picture } from '../vision/node.ts';
import { scenes } from './scenes.ts';

/**
 * Writes scenes as JPEG files, for clips of a fake camera and for measuring without holding all of them:
 * `node proctoring/evaluation/write-scenes.ts FOLDER [at most]`.
 */
const [folder, atMost = '1000'] = process.argv.slice(2);
if (!folder) throw new Error('name a folder');
mkdirSync(folder, { recursive: true });
let written = 0;
for (const { name, picture } of scenes()) {
  if (written === Number(atMost)) break;
  writeFileSync(path.join(folder, `${name}.jpg`), encodeJpeg(picture));
  written += 1;
}

function encodeJpeg({ width, height, rgb }: Picture): Uint8Array {
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1) data.set(rgb.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
  return jpeg.encode({ width, height, data }, 80).data;
}
