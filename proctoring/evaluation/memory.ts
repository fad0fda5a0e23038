import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeJpeg, openNodeVision } from '../vision/node.ts';
import { keepHeapSmall } from '../vision/small-heap.ts';

/**
 * Does the service's work, decode and look, on `frames` pictures and prints what memory it held: the promise is at most
 * 500 MB, and flat. `node proctoring/evaluation/memory.ts [frames]`.
 */
keepHeapSmall();
const frames = Number(process.argv[2] ?? 1000);
const PICTURES = 40;
/** Before this the backend still reserves what it needs for its largest picture. */
const WARM_UP = 50;

// Another process makes the pictures, so that only the service's own memory is measured.
const folder = mkdtempSync(path.join(tmpdir(), 'khaothi-scenes-'));
execFileSync(process.execPath, [path.join(import.meta.dirname, 'write-scenes.ts'), folder, String(PICTURES)]);
const pictures = readdirSync(folder).map((name) => readFileSync(path.join(folder, name)));
rmSync(folder, { recursive: true });

const vision = await openNodeVision();
const look = async (number: number) => {
  const picture = pictures[number % pictures.length];
  if (picture) await vision.see(decodeJpeg(picture), number);
};
const rssMB = () => Math.round(process.memoryUsage.rss() / 1e6);

for (let number = 0; number < WARM_UP; number += 1) await look(number);
const start = { rss: rssMB(), tensors: vision.memory().tensors, at: performance.now() };
let highest = start.rss;
for (let number = 0; number < frames; number += 1) {
  await look(number);
  highest = Math.max(highest, rssMB());
}
process.stdout.write(
  `${JSON.stringify({
    frames,
    backend: vision.backend,
    rssStartMB: start.rss,
    rssEndMB: rssMB(),
    rssHighestMB: highest,
    tensorsStart: start.tensors,
    tensorsEnd: vision.memory().tensors,
    msPerFrame: Math.round((performance.now() - start.at) / frames),
  })}\n`,
);
