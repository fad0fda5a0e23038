import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { decodeJpeg, openNodeVision } from '../vision/node.ts';
import { keepHeapSmall } from '../vision/small-heap.ts';

/**
 * Does the service's work on `frames` pictures, decode, look at faces and irises, search objects, and prints as JSON how
 * many it did and what memory it held: promised are 2.5 frames a second and core, at most 500 MB, and flat. A line of
 * progress goes to standard error every hundred frames. `node proctoring/evaluation/memory.ts [frames]`.
 *
 * `framesPerCoreSecond` counts this process's own processor time: on a machine that does other work too, only it compares.
 */
keepHeapSmall();
const frames = Number(process.argv[2] ?? 2000);
const PICTURES = 40;
/** Before this the backend still reserves what it needs for its largest picture. */
const WARM_UP = 50;
const PROGRESS_EVERY = 100;

// Another process makes the pictures, so that only the service's own memory is measured.
const folder = mkdtempSync(path.join(tmpdir(), 'khaothi-pictures-'));
execFileSync(process.execPath, [path.join(import.meta.dirname, 'write-pictures.ts'), folder, String(PICTURES)]);
const pictures = readdirSync(folder).map((name) => readFileSync(path.join(folder, name)));
rmSync(folder, { recursive: true });

const vision = await openNodeVision();
const look = async (number: number) => {
  const picture = pictures[number % pictures.length];
  if (picture) await vision.see(decodeJpeg(picture), number);
};
const rssMB = () => Math.round(process.memoryUsage.rss() / 1e6);

const seconds = (milliseconds: number) => milliseconds / 1000;
const processorSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

process.stderr.write(`${WARM_UP} frames to warm up, then ${frames}\n`);
for (let number = 0; number < WARM_UP; number += 1) await look(number);
const start = { rss: rssMB(), tensors: vision.memory().tensors, at: performance.now(), processor: processorSeconds() };
let highest = start.rss;
for (let number = 1; number <= frames; number += 1) {
  await look(number);
  highest = Math.max(highest, rssMB());
  if (number % PROGRESS_EVERY === 0) {
    const rate = number / seconds(performance.now() - start.at);
    process.stderr.write(`${number} of ${frames}: ${rate.toFixed(2)} frames/s, ${rssMB()} MB\n`);
  }
}
process.stdout.write(
  `${JSON.stringify({
    frames,
    backend: vision.backend,
    framesPerSecond: rounded(frames / seconds(performance.now() - start.at)),
    framesPerCoreSecond: rounded(frames / (processorSeconds() - start.processor)),
    processorMsPerFrame: Math.round(((processorSeconds() - start.processor) * 1000) / frames),
    loadOfMachine: rounded(loadavg()[0] ?? 0),
    rssFirstMB: start.rss,
    rssLastMB: rssMB(),
    rssHighestMB: highest,
    tensorsFirst: start.tensors,
    tensorsLast: vision.memory().tensors,
  })}\n`,
);

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
