import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { encodeJpeg } from './chromium/camera-file.ts';
import { scenesToSee } from './plan.ts';
import { pictureOf } from './scenes.ts';

/** Writes so many labelled frames as JPEG into a folder: what the service would be sent. `memory.ts` runs it. */
const [folder, count] = process.argv.slice(2);
if (!folder) throw new Error('where to?');
const scenes = scenesToSee();
// One of every so many: all people, lights and states.
const step = Math.max(1, Math.floor(scenes.length / Number(count ?? 10)));
for (const [index, scene] of scenes.filter((_, at) => at % step === 0).entries()) {
  writeFileSync(path.join(folder, `${index}.jpg`), encodeJpeg(pictureOf(scene)));
}
