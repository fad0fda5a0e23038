import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { chromium } from 'playwright-core';

/** Chromium plays a .mjpeg at this rate. */
export const FRAMES_PER_SECOND = 30;
/** What the camera sees, in turn, over and over. */
const SCENES = [
  { faces: 1, seconds: 15 },
  { faces: 0, seconds: 6 },
] as const;
/** Different pictures per scene: a living person never holds perfectly still. */
const POSES = 12;
/** Where the face stands in `screenshot-faceid.jpg` of @vladmandic/human. */
const FACE = { x: 14, y: 141, size: 140 };

/** Writes a clip for Chromium's fake camera: a person who sits there, and for a while does not. Returns its path. */
export async function makeCameraClip(executablePath: string): Promise<string> {
  const human = createRequire(new URL('../../../proctoring/package.json', import.meta.url)).resolve(
    '@vladmandic/human',
  );
  const photo = await readFile(`${dirname(dirname(human))}/assets/screenshot-faceid.jpg`);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    const frames: Buffer[] = [];
    for (const { faces, seconds } of SCENES) {
      const drawn = await page.evaluate(drawScene, {
        photo: `data:image/jpeg;base64,${photo.toString('base64')}`,
        face: FACE,
        faces,
        poses: POSES,
      });
      const poses = drawn.map((picture) => Buffer.from(picture, 'base64'));
      for (let frame = 0; frame < seconds * FRAMES_PER_SECOND; frame++) {
        // Each pose is held for a tenth of a second.
        frames.push(poses[Math.floor(frame / 3) % POSES] as Buffer);
      }
    }
    const path = `${tmpdir()}/khaothi-camera-${process.pid}.mjpeg`;
    await writeFile(path, Buffer.concat(frames));
    return path;
  } finally {
    await browser.close();
  }
}

/** Runs in the page: the scene's pictures as base64 JPEG. */
async function drawScene(scene: { photo: string; face: typeof FACE; faces: number; poses: number }): Promise<string[]> {
  const image = new Image();
  image.src = scene.photo;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  const pictures: string[] = [];
  for (let pose = 0; pose < scene.poses; pose++) {
    const sway = Math.sin((pose / scene.poses) * 2 * Math.PI) * 6;
    const wall = pen.createLinearGradient(0, 0, 640, 480);
    wall.addColorStop(0, '#9aa39c');
    wall.addColorStop(1, '#6f756f');
    pen.fillStyle = wall;
    pen.fillRect(0, 0, 640, 480);
    for (let line = 0; line < 480; line += 40) {
      pen.fillStyle = `rgba(255,255,255,${0.05 + (pose % 3) * 0.01})`;
      pen.fillRect(0, line, 640, 2);
    }
    if (scene.faces > 0) {
      const { x, y, size } = scene.face;
      pen.drawImage(image, x, y, size, size, 150 + sway, 80 + sway / 2, 340, 340);
    }
    pictures.push(canvas.toDataURL('image/jpeg', 0.8).replace(/^.*,/, ''));
  }
  return pictures;
}
