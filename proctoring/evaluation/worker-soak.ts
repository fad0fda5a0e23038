import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createPace } from '../signals/pace.ts';
import type { Picture } from '../vision/node.ts';
import { writeCameraFile } from './chromium/camera-file.ts';
import { openWorkerPage } from './chromium/worker-page.ts';
import { copyOf, place } from './pictures/draw.ts';
import { expose } from './pictures/light.ts';
import { peopleOf } from './pictures/people.ts';
import { around, seeded } from './pictures/random.ts';
import { room } from './pictures/room.ts';

/**
 * An exam's hour of the page's own worker in Chromium at the full level: what it holds and what looks take.
 * `node proctoring/evaluation/worker-soak.ts [minutes] [log]` after `npm run build`; prints one JSON line a minute into
 * the log and a summary at the end. The face step is every look without objects and identity: those that follow known faces
 * and those that search the whole frame; the mean shows what the median of the two hides. Promised: face step median 50 ms,
 * everything 550 ms, worker 400 MB and flat.
 */
const minutes = Number(process.argv[2] ?? 60);
const log = process.argv[3];
const ALL = { objects: true, irises: true, identity: true };
const POSES = 40;
/** Until then the backend reserves what its largest picture needs. */
const WARM_UP_MINUTES = 2;

const camera = path.join(tmpdir(), `khaothi-soak-${process.pid}.mjpeg`);
writeCameraFile(camera, poses(), 500);
const page = await openWorkerPage(camera, ALL);
const pace = createPace(ALL, page.millisecondsPerFrame);
const faces: number[] = [];
const parts: number[] = [];
const held: { minute: number; workerMB: number; withPageMB: number; sharedMB: number }[] = [];
if (log) writeFileSync(log, '');

try {
  await page.enrol();
  const startedAt = performance.now();
  for (let minute = 0; minute <= minutes; minute += 1) {
    while (performance.now() - startedAt < minute * 60_000) {
      await wait(pace.nextLookIn());
      const at = Date.now();
      const lookFor = pace.partsAt(at);
      const { observation, milliseconds } = await page.look(at, lookFor);
      pace.looked(lookFor, milliseconds, observation);
      (lookFor.objects || lookFor.identity ? parts : faces).push(milliseconds);
    }
    const memory = await page.memory();
    if (!memory) throw new Error('this system does not say what a process holds');
    const { own, ownBefore, shared } = memory;
    held.push({ minute, workerMB: mb(own - ownBefore), withPageMB: mb(own), sharedMB: mb(shared) });
    if (log) appendFileSync(log, `${JSON.stringify({ ...held.at(-1), looks: faces.length + parts.length })}\n`);
  }
} finally {
  await page.close();
  rmSync(camera, { force: true });
}

const steady = held.filter(({ minute }) => minute >= Math.min(WARM_UP_MINUTES, minutes));
const summary = {
  minutes,
  backend: page.backend,
  looks: faces.length + parts.length,
  faceStepMedianMs: quantile(faces, 0.5),
  faceStepMeanMs: faces.length === 0 ? null : Math.round(faces.reduce((sum, one) => sum + one, 0) / faces.length),
  faceStep95Ms: quantile(faces, 0.95),
  withSlowPartMedianMs: quantile(parts, 0.5),
  withSlowPart95Ms: quantile(parts, 0.95),
  workerMB: spread(steady.map((one) => one.workerMB)),
  withPageMB: spread(steady.map((one) => one.withPageMB)),
  sharedMB: spread(steady.map((one) => one.sharedMB)),
};
process.stdout.write(`${JSON.stringify(summary)}\n`);
if (log) appendFileSync(log, `${JSON.stringify(summary)}\n`);

/** Somebody who sits there and moves a little. */
function* poses(): Generator<Picture> {
  const random = seeded(11);
  const wall = room(random);
  const [person] = peopleOf('report');
  if (!person) throw new Error('nobody in the sample pictures');
  for (let pose = 0; pose < POSES; pose += 1) {
    const picture = copyOf(wall);
    const sway = { x: 320 + around(random, 12), y: 220 + around(random, 8), size: 220, yaw: around(random, 0.15) };
    place(picture, person.face, sway);
    expose(picture, 1, 3, random);
    yield picture;
  }
}

function mb(bytes: number): number {
  return Math.round(bytes / 1e6);
}

function spread(values: readonly number[]) {
  return { first: values[0] ?? null, last: values.at(-1) ?? null, highest: values.length ? Math.max(...values) : null };
}

function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;
}
