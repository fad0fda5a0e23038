import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createSeeing, type VisionSignal } from '../../signals/detectors.ts';
import { createPace } from '../../signals/pace.ts';
import type { Picture } from '../../vision/node.ts';
import { PROMISED } from '../card.ts';
import { type Clip, clipsIn, FILM_FRAMES_PER_SECOND, FILM_MS } from '../clips.ts';
import { seeded } from '../pictures/random.ts';
import type { Alarm, Played } from '../play.ts';
import { type CardRow, ratesOf } from '../rates.ts';
import { pictureOf, type Scene } from '../scenes.ts';
import { writeCameraFile } from './camera-file.ts';
import { openWorkerPage, type WorkerPage } from './worker-page.ts';

const ALL = { objects: true, irises: true, identity: true };
const FRAME_MS = 500;
/** People whose clips run: each takes four minutes, in real time. */
const PEOPLE = 1;

/** The promised signals and the film: the others take as long and say less. */
const SIGNALS: readonly VisionSignal[] = [...PROMISED, 'loopedCamera'];

/** Runs clips in good light through the page's own worker in Chromium, in real time, before its fake camera. */
export async function chromiumRows(): Promise<CardRow[]> {
  const played: Played[] = [];
  let backend = '';
  for (let person = 0; person < PEOPLE; person += 1)
    for (const clip of clipsIn('good', seeded(person)).filter(({ shows }) => shows && SIGNALS.includes(shows))) {
      const of = { half: 'report', person, condition: 'good' } as const;
      const file = path.join(tmpdir(), `khaothi-clip-${process.pid}.mjpeg`);
      const film = clip.segments.some(({ camera }) => camera === 'looped');
      writeCameraFile(file, film ? filmOf(of) : framesOf(clip, of), film ? 1000 / FILM_FRAMES_PER_SECOND : FRAME_MS);
      const page = await openWorkerPage(file, ALL);
      try {
        backend = `chromium ${page.backend}`;
        played.push({ ...(await watch(page, clip)), of });
      } finally {
        await page.close();
        rmSync(file, { force: true });
      }
      process.stderr.write(`chromium: ${clip.name}\n`);
    }
  return SIGNALS.map((signal) => ratesOf(signal, 'good', backend, played));
}

async function watch(page: WorkerPage, clip: Clip): Promise<Omit<Played, 'of'>> {
  const alarms: Alarm[] = [];
  const pace = createPace(ALL, page.millisecondsPerFrame);
  const lengthMs = clip.segments.at(-1)?.untilMs ?? 0;
  await page.restartCamera();
  const startedAt = performance.now();
  const now = () => Math.round(performance.now() - startedAt);
  const seeing = createSeeing(3, (kind, { endedAt }) => {
    if (endedAt === null) alarms.push({ kind, toldAt: now(), endedAt });
  });
  for (let looks = 0; looks < 2; looks += 1) await page.enrol();
  let said: Played['said'] = null;
  while (now() < lengthMs) {
    await wait(pace.nextLookIn());
    const parts = pace.partsAt(now());
    const { observation, milliseconds } = await page.look(now(), parts);
    pace.looked(parts, milliseconds, observation);
    seeing.see(observation);
    said = clip.shows ? (seeing.now()[clip.shows] ?? null) : null;
  }
  return { clip, alarms, said, lengthMs };
}

type Of = Pick<Scene, 'half' | 'person' | 'condition'>;

/** The frames of a clip, one each half second, every one with its own grain; a frozen camera repeats its last. */
function* framesOf(clip: Clip, of: Of): Generator<Picture> {
  let last: Picture | null = null;
  const lengthMs = clip.segments.at(-1)?.untilMs ?? 0;
  for (let at = 0; at < lengthMs; at += FRAME_MS) {
    const segment = clip.segments.find(({ untilMs }) => at < untilMs);
    if (!segment) return;
    const moment = Math.round(at / FRAME_MS);
    if (segment.camera !== 'frozen' || !last)
      last = pictureOf({ ...of, state: segment.state, variant: Math.floor(moment / 8) % 3 }, moment);
    yield last;
  }
}

/** One round of the film; the fake camera begins it anew by itself. */
function* filmOf(of: Of): Generator<Picture> {
  const frames = (FILM_MS * FILM_FRAMES_PER_SECOND) / 1000;
  for (let frame = 0; frame < frames; frame += 1)
    yield pictureOf({ ...of, state: 'alone', variant: Math.floor(frame / FILM_FRAMES_PER_SECOND) % 3 }, frame);
}
