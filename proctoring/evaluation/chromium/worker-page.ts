import { readFileSync } from 'node:fs';
import { type CDPSession, chromium } from 'playwright-core';
import { findChromium } from '../../../scripts/testing/chromium.mjs';
import type { Observation } from '../../signals/observation.ts';
import {
  type Enrolled,
  type FromVision,
  type ToVision,
  VISION_WORKER,
  type VisionBackend,
  type VisionParts,
} from '../../signals/vision-messages.ts';
import { openSite } from './site.ts';

/** Bytes. Chromium has no figure for one worker with its WebAssembly: these are of its process, page and worker together. */
export interface Held {
  /** Heaps and WebAssembly (anonymous memory): what is really the page's and the worker's. */
  readonly own: number;
  /** Of it before the worker was opened, the camera playing already. */
  readonly ownBefore: number;
  /** Shared with the browser: pictures that it may drop whenever memory is short, kept up to its own limit. */
  readonly shared: number;
}

/** The real page's worker in Chromium, looking through a fake camera. */
export interface WorkerPage {
  readonly backend: string;
  readonly millisecondsPerFrame: number;
  /** Looks at what the camera shows now. `milliseconds`: within the worker. */
  look(at: number, parts: VisionParts): Promise<{ observation: Observation; milliseconds: number }>;
  enrol(): Promise<Enrolled>;
  /** Begins the camera's file anew. */
  restartCamera(): Promise<void>;
  /** What the process of page and worker holds; null where the system does not say (only Linux does). */
  memory(): Promise<Held | null>;
  close(): Promise<void>;
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
];

/** A worker that says nothing for so long is broken: an evaluation must end. */
const PATIENCE_MS = 120_000;

/** Opens the built worker on a camera that plays a file. @throws where there is no Chromium, no build or no vision. */
export async function openWorkerPage(
  cameraFile: string,
  parts: VisionParts,
  backend: VisionBackend = 'wasm',
): Promise<WorkerPage> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found: set CHROMIUM_PATH.');
  const site = await openSite();
  const browser = await chromium.launch({
    executablePath,
    args: [...FLAGS, `--use-file-for-fake-video-capture=${cameraFile}`],
  });
  const close = async () => {
    await browser.close();
    site.close();
  };
  try {
    const page = await (await browser.newContext({ permissions: ['camera'] })).newPage();
    await page.goto(site.address);
    const session = await browser.newBrowserCDPSession();
    await page.evaluate(openCameraInPage);
    const before = await heldBy(session);
    const ready = await page.evaluate(openWorkerInPage, {
      worker: VISION_WORKER,
      backend,
      parts,
      patience: PATIENCE_MS,
    });
    return {
      backend: ready.backend,
      millisecondsPerFrame: ready.millisecondsPerFrame,
      look: (at, lookFor) => page.evaluate(lookInPage, { at, parts: lookFor }),
      enrol: () => page.evaluate(enrolInPage),
      restartCamera: () => page.evaluate(openCameraInPage),
      async memory() {
        const now = await heldBy(session);
        return now && before ? { ...now, ownBefore: before.own } : null;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the functions below keep in the page between calls. */
interface InPage {
  ask<Type extends FromVision['type']>(
    type: Type,
    message: ToVision,
    give?: Transferable[],
  ): Promise<Extract<FromVision, { type: Type }>>;
  readonly video: HTMLVideoElement;
}

/** Runs in the page. */
async function openCameraInPage() {
  const before = (globalThis as { inPage?: InPage }).inPage;
  for (const track of (before?.video.srcObject as MediaStream | undefined)?.getTracks() ?? []) track.stop();
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = await navigator.mediaDevices.getUserMedia({
    video: { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 10, max: 15 } },
  });
  await video.play();
  Object.assign(globalThis, { inPage: { ...before, video } });
}

/** Runs in the page. */
async function openWorkerInPage(options: {
  worker: string;
  backend: VisionBackend;
  parts: VisionParts;
  patience: number;
}) {
  const worker = new Worker(options.worker, { type: 'module', name: 'vision' });
  const ask: InPage['ask'] = (type, message, give = []) =>
    new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`no ${type} in ${options.patience} ms`)), options.patience);
      worker.onerror = (event) => reject(new Error(event.message || 'the worker did not load'));
      worker.onmessage = ({ data }: MessageEvent<FromVision>) =>
        data.type === type ? resolve(data as never) : reject(new Error(JSON.stringify(data)));
      worker.postMessage(message, give);
    });
  Object.assign((globalThis as unknown as { inPage: object }).inPage, { ask });
  return ask('ready', { type: 'open', backend: options.backend, parts: options.parts });
}

/** Runs in the page. */
async function lookInPage({ at, parts }: { at: number; parts: VisionParts }) {
  const { ask, video } = (globalThis as unknown as { inPage: InPage }).inPage;
  const frame = await createImageBitmap(video);
  const { observation, milliseconds } = await ask('seen', { type: 'look', frame, at, parts }, [frame]);
  return { observation, milliseconds };
}

/** Runs in the page. */
async function enrolInPage(): Promise<Enrolled> {
  const { ask, video } = (globalThis as unknown as { inPage: InPage }).inPage;
  const frame = await createImageBitmap(video);
  return ask('enrolled', { type: 'enrol', frame }, [frame]);
}

/** Of the largest renderer. */
async function heldBy(session: CDPSession): Promise<{ own: number; shared: number } | null> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const held = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => statusOf(id));
  return held.filter((one) => one !== null).toSorted((a, b) => b.own - a.own)[0] ?? null;
}

function statusOf(pid: number): { own: number; shared: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
    return { own: kilobytes('RssAnon') * 1024, shared: kilobytes('RssShmem') * 1024 };
  } catch {
    return null;
  }
}
