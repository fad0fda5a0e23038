import {
  FACES_ONLY,
  type FromVision,
  type Picture,
  type ToVision,
  VISION_FILES,
  type VisionBackend,
  type VisionParts,
} from '../signals/vision-messages.ts';
import { blurFaces, blurOthers } from './blur-others.ts';
import { enrol } from './enrol.ts';
import { FRAME_WIDTH, type Human, type HumanConstructor, humanConfig } from './human.ts';
import { createEnrolment } from './identity.ts';
import { createLatest } from './latest.ts';
import { loadModels } from './load-models.ts';
import type { Pixels } from './pixels.ts';
import { type EyeMemory, see } from './see.ts';

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
/** The candidate shows the room itself, and agreed to: only faces are blurred in it. */
const ROOM_SCAN = 'roomScan';
const SELF_TEST_LOOKS = 3;

let human: Human | null = null;
const canvas = new OffscreenCanvas(FRAME_WIDTH, 480);
const context = canvas.getContext('2d', { willReadFrequently: true });
const latest = createLatest();
/** What the last look looked for, where it only followed known faces. */
let followedFor: VisionParts | null = null;
const memory: EyeMemory = { before: null, rgb: null, enrolment: createEnrolment() };
/** Messages are worked off one after the other: the backend is one. */
let queue: Promise<void> = Promise.resolve();

scope.addEventListener('message', ({ data }) => {
  queue = queue
    .then(() => answer(data))
    .catch((error: unknown) => scope.postMessage({ type: 'failed', why: String(error) }));
});

async function answer(message: ToVision): Promise<void> {
  if (message.type === 'open') return open(message.backend, message.parts);
  if (message.type === 'look') return look(message.frame, message.at, message.parts);
  if (message.type === 'enrol') return enrolFrom(message.frame);
  if (message.type === 'forget') {
    memory.before = null;
    return latest.forget();
  }
  const picture = await snapshot(message.reason, message.notBefore);
  scope.postMessage({ type: 'snapshot', picture }, picture ? [picture.jpeg] : []);
}

async function open(backend: VisionBackend, parts: VisionParts): Promise<void> {
  const base = new URL(VISION_FILES, globalThis.location.origin).href;
  const { Human } = (await import(/* @vite-ignore */ `${base}human.esm.js`)) as { Human: HumanConstructor };
  human = new Human(humanConfig({ backend, modelBasePath: base, wasmPath: base, parts }));
  // Threads need a script made from text, which the site's content policy forbids; one thread is fast enough.
  human.tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await loadModels(human);
  if (human.tf.getBackend() !== backend) throw new Error(`the backend ${backend} did not start`);
  const grey = new Uint8ClampedArray(FRAME_WIDTH * 480 * 4).fill(127);
  const pixels = { width: FRAME_WIDTH, height: 480, bytes: grey, bytesPerPixel: 4 } as const;
  const took: number[] = [];
  for (let round = 0; round <= SELF_TEST_LOOKS; round += 1) {
    const startedAt = performance.now();
    await see(human, pixels, 0, round === 0 ? parts : FACES_ONLY, { ...memory });
    if (round > 0) took.push(performance.now() - startedAt);
  }
  scope.postMessage({ type: 'ready', backend, millisecondsPerFrame: Math.round(Math.min(...took)) });
}

async function look(frame: ImageBitmap, at: number, parts: VisionParts): Promise<void> {
  const startedAt = performance.now();
  try {
    if (!human) throw new Error('looked before the models were there');
    // From here on the canvas no longer shows what was seen before.
    latest.forget();
    const { observation, isFollowed } = await see(human, draw(frame), at, parts, memory);
    followedFor = isFollowed ? parts : null;
    latest.keep(observation);
    const milliseconds = Math.round(performance.now() - startedAt);
    scope.postMessage({ type: 'seen', observation, milliseconds, isEnrolled: memory.enrolment.looks() > 0 });
  } finally {
    frame.close();
  }
}

async function enrolFrom(frame: ImageBitmap): Promise<void> {
  try {
    if (!human) throw new Error('enrolled before the models were there');
    latest.forget();
    // Another picture than the camera's may be enrolled: it leaves no trace in what is compared with the look before.
    const seen = await see(human, draw(frame), 0, { ...FACES_ONLY, identity: true }, { ...memory });
    scope.postMessage({ type: 'enrolled', ...enrol(memory.enrolment, seen) });
  } finally {
    frame.close();
  }
}

function draw(frame: ImageBitmap): Pixels {
  if (!context) throw new Error('no canvas in this worker');
  const height = Math.max(1, Math.round((frame.height * FRAME_WIDTH) / Math.max(1, frame.width)));
  // Setting a size makes a new canvas, even where it is the same.
  if (canvas.height !== height) canvas.height = height;
  context.drawImage(frame, 0, 0, FRAME_WIDTH, height);
  const { data } = context.getImageData(0, 0, FRAME_WIDTH, height);
  return { width: FRAME_WIDTH, height, bytes: data, bytesPerPixel: 4 };
}

/** The frame as it was looked at, others and the background blurred before anything leaves the worker. */
async function snapshot(reason: string, notBefore: number): Promise<Picture | null> {
  const seen = latest.since(notBefore);
  if (!seen || !context || !human) return null;
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  const pixels: Pixels = { width: image.width, height: image.height, bytes: image.data, bytesPerPixel: 4 };
  // Nobody who came since the whole frame was searched may be shown unblurred, or be missing from what is compared.
  const { faces } = followedFor ? (await see(human, pixels, seen.at, followedFor, { ...memory })).observation : seen;
  const observation = { ...seen, faces };
  followedFor = null;
  latest.keep(observation);
  if (reason === ROOM_SCAN) blurFaces(pixels, observation.faces);
  else blurOthers(pixels, observation);
  context.putImageData(image, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
  const jpeg = await blob.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', jpeg));
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { reason, jpeg, sha256, takenAt: observation.at, observation };
}
