import {
  type FromVision,
  type Picture,
  type ToVision,
  VISION_FILES,
  type VisionBackend,
} from '../signals/vision-messages.ts';
import { FRAME_WIDTH, type Human, type HumanConstructor, humanConfig } from './human.ts';
import { createLatest } from './latest.ts';
import { see } from './see.ts';

/**
 * The page's vision: a Web Worker, so that the page stays answerable whatever the models take. Everything it loads lies
 * on the exam's own site. An error ends as `failed`; the page then says what is not watched, and the exam goes on.
 */
interface WorkerScope {
  postMessage(message: FromVision, transfer?: Transferable[]): void;
  addEventListener(type: 'message', heard: (event: MessageEvent<ToVision>) => void): void;
}
const scope = globalThis as unknown as WorkerScope;

const JPEG_QUALITY = 0.7;
const SELF_TEST_LOOKS = 3;

let human: Human | null = null;
const canvas = new OffscreenCanvas(FRAME_WIDTH, 480);
const context = canvas.getContext('2d', { willReadFrequently: true });
const latest = createLatest();
/** Messages are worked off one after the other: the backend is one. */
let queue: Promise<void> = Promise.resolve();

scope.addEventListener('message', ({ data }) => {
  queue = queue
    .then(() => answer(data))
    .catch((error: unknown) => scope.postMessage({ type: 'failed', why: String(error) }));
});

async function answer(message: ToVision): Promise<void> {
  if (message.type === 'open') return open(message.backend, message.objects);
  if (message.type === 'look') return look(message.frame, message.at, message.objects);
  if (message.type === 'forget') return latest.forget();
  const picture = await snapshot(message.reason, message.notBefore);
  scope.postMessage({ type: 'snapshot', picture }, picture ? [picture.jpeg] : []);
}

async function open(backend: VisionBackend, objects: boolean): Promise<void> {
  const base = new URL(VISION_FILES, globalThis.location.origin).href;
  const { Human } = (await import(/* @vite-ignore */ `${base}human.esm.js`)) as { Human: HumanConstructor };
  human = new Human(humanConfig({ backend, modelBasePath: base, wasmPath: base, objects }));
  // Threads need a script made from text, which the site's content policy forbids; one thread is fast enough.
  human.tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await human.load();
  if (human.tf.getBackend() !== backend) throw new Error(`the backend ${backend} did not start`);
  const grey = new Uint8ClampedArray(FRAME_WIDTH * 480 * 4).fill(127);
  const took: number[] = [];
  for (let round = 0; round <= SELF_TEST_LOOKS; round += 1) {
    const startedAt = performance.now();
    await see(human, { width: FRAME_WIDTH, height: 480, bytes: grey, bytesPerPixel: 4 }, 0, objects && round === 0);
    if (round > 0) took.push(performance.now() - startedAt);
  }
  scope.postMessage({ type: 'ready', backend, millisecondsPerFrame: Math.round(Math.min(...took)) });
}

async function look(frame: ImageBitmap, at: number, objects: boolean): Promise<void> {
  const startedAt = performance.now();
  try {
    if (!human || !context) throw new Error('looked before the models were there');
    // From here on the canvas no longer shows what was seen before.
    latest.forget();
    canvas.width = FRAME_WIDTH;
    canvas.height = Math.max(1, Math.round((frame.height * FRAME_WIDTH) / Math.max(1, frame.width)));
    context.drawImage(frame, 0, 0, canvas.width, canvas.height);
    const { width, height, data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const observation = await see(human, { width, height, bytes: data, bytesPerPixel: 4 }, at, objects);
    latest.keep(observation);
    scope.postMessage({ type: 'seen', observation, milliseconds: Math.round(performance.now() - startedAt) });
  } finally {
    frame.close();
  }
}

/** The frame as it was looked at, so that the service sees the very same picture. */
async function snapshot(reason: string, notBefore: number): Promise<Picture | null> {
  const observation = latest.since(notBefore);
  if (!observation) return null;
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
  const jpeg = await blob.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', jpeg));
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { reason, jpeg, sha256, takenAt: observation.at, observation };
}
