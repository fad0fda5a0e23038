import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { Page } from 'playwright-core';
import { FRAMES_PER_SECOND } from './camera.ts';

/** How a hand holds a laptop before a camera, and what that camera makes of it. Lengths in pixels of a picture of 1280 x 720. */
export interface Hold {
  /** Width of the photographed part of the screen in the picture. */
  readonly width: number;
  /** Turned in the picture, in degrees. */
  readonly turned: number;
  /** Leaning away: how much narrower than high it looks, 1 is straight. */
  readonly lean: number;
  readonly blur: number;
  /** Black that is grey and white that is grey, 1 is as on the screen. */
  readonly contrast: number;
  /** How far a hand shakes. */
  readonly shake: number;
}

interface Shot {
  /** PNG, base64. */
  readonly picture: string;
  readonly hold: Hold;
  readonly seed: number;
}

/**
 * Writes a clip for Chromium's fake camera: pictures of a screen one after the other, each for so many milliseconds, over and over,
 * as an old camera sees them. Drawn in `studio`. Returns its path.
 */
export async function filmScreen(
  studio: Page,
  pictures: readonly Buffer[],
  { hold, eachMs }: { hold: Hold; eachMs: number },
): Promise<string> {
  const frames: Buffer[] = [];
  const each = Math.round((eachMs / 1000) * FRAMES_PER_SECOND);
  for (const picture of pictures) {
    for (let frame = 0; frame < each; frame += 3) {
      const shot: Shot = { picture: picture.toString('base64'), hold, seed: frames.length };
      const drawn = Buffer.from(await studio.evaluate(photograph, shot), 'base64');
      // A hand is as still as that for a tenth of a second.
      for (let held = 0; held < Math.min(3, each - frame); held++) frames.push(drawn);
    }
  }
  const path = `${tmpdir()}/khaothi-screen-${process.pid}-${Date.now()}.mjpeg`;
  await writeFile(path, Buffer.concat(frames));
  return path;
}

/** Runs in the page: one picture of the camera as a base64 JPEG. */
async function photograph({ picture, hold, seed }: Shot): Promise<string> {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 720;
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  const light = pen.createLinearGradient(0, 0, 1280, 720);
  light.addColorStop(0, '#8d8a80');
  light.addColorStop(1, '#4d4f4b');
  pen.fillStyle = light;
  pen.fillRect(0, 0, 1280, 720);
  const [sway, lift] = [Math.sin(seed * 1.7) * hold.shake, Math.cos(seed * 2.3) * hold.shake];
  pen.translate(640 + sway, 360 + lift);
  pen.rotate(((hold.turned + Math.sin(seed) * (hold.shake / 4)) * Math.PI) / 180);
  pen.transform(hold.lean, 0.04, -0.05, 1, 0, 0);
  pen.filter = `blur(${hold.blur}px) contrast(${hold.contrast}) brightness(0.9)`;
  const height = (hold.width * image.height) / image.width;
  pen.drawImage(image, -hold.width / 2, -height / 2, hold.width, height);
  pen.resetTransform();
  pen.filter = 'none';
  // What a small sensor adds by itself.
  const seen = pen.getImageData(0, 0, 1280, 720);
  let state = seed + 1;
  for (let at = 0; at < seen.data.length; at += 4) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const grain = (state / 2_147_483_648 - 0.5) * 24;
    for (let colour = 0; colour < 3; colour++) seen.data[at + colour] = (seen.data[at + colour] ?? 0) + grain;
  }
  pen.putImageData(seen, 0, 0);
  return canvas.toDataURL('image/jpeg', 0.7).replace(/^.*,/, '');
}
