import {
  type Enrolled,
  type FromVision,
  type Picture,
  type ToVision,
  VISION_WORKER,
  type VisionBackend,
  type VisionParts,
} from 'proctoring/signals/vision-messages.ts';

type Answer<Type extends FromVision['type']> = Extract<FromVision, { type: Type }>;

/** What one look brought; `isEnrolled`: whether there is a face to compare with. */
type Seen = Pick<Answer<'seen'>, 'observation' | 'milliseconds' | 'isEnrolled'>;

/** The vision worker as questions with answers. Every question fails when the worker does. */
export interface Vision {
  readonly backend: string;
  readonly millisecondsPerFrame: number;
  look(frame: ImageBitmap, at: number, parts: VisionParts): Promise<Seen>;
  /** Adds the one face of a picture to the enrolled one. */
  enrol(frame: ImageBitmap): Promise<Enrolled>;
  /** Null where nothing was seen since `notBefore` (Unix ms). */
  snapshot(reason: string, notBefore: number): Promise<Picture | null>;
  /** The camera is closed: no picture of it any more. */
  forget(): void;
  close(): void;
}

const OPEN_PATIENCE_MS = 60_000;
const ANSWER_PATIENCE_MS = 15_000;
/** Slower than this on WebAssembly, the graphics card is tried. */
const SLOW_MS = 120;

/** Opens the vision on the backend that is quicker on this machine. @throws where none works. */
export async function openVision(parts: VisionParts): Promise<Vision> {
  const wasm = await openOn('wasm', parts).catch(() => null);
  if (wasm && wasm.millisecondsPerFrame <= SLOW_MS) return wasm;
  const card = await openOn('humangl', parts).catch((error: unknown) => {
    if (!wasm) throw error;
    return null;
  });
  const [first, second] = [wasm, card].filter((one) => one !== null);
  if (!first) throw new Error('no vision backend works here');
  if (!second) return first;
  const [quick, slow] = first.millisecondsPerFrame <= second.millisecondsPerFrame ? [first, second] : [second, first];
  slow.close();
  return quick;
}

async function openOn(backend: VisionBackend, parts: VisionParts): Promise<Vision> {
  const worker = new Worker(VISION_WORKER, { type: 'module', name: 'vision' });
  // One question at a time: answers carry no number.
  let before: Promise<unknown> = Promise.resolve();
  const ask: typeof askNow = (...question) => {
    const answered = before.then(() => askNow(...question));
    before = answered.catch(() => {});
    return answered;
  };
  const askNow = <Type extends FromVision['type']>(
    type: Type,
    message: ToVision,
    patience: number,
    give: Transferable[] = [],
  ): Promise<Answer<Type>> =>
    new Promise((resolve, reject) => {
      const end = (finish: () => void) => {
        clearTimeout(timer);
        worker.removeEventListener('message', heard);
        worker.removeEventListener('error', broken);
        finish();
      };
      const heard = ({ data }: MessageEvent<FromVision>) => {
        if (data.type === 'failed') end(() => reject(new Error(data.why)));
        else if (data.type === type) end(() => resolve(data as Answer<Type>));
      };
      const broken = (event: ErrorEvent) => end(() => reject(new Error(event.message || 'the worker did not load')));
      const timer = setTimeout(() => end(() => reject(new Error(`no ${type} in ${patience} ms`))), patience);
      worker.addEventListener('message', heard);
      worker.addEventListener('error', broken);
      worker.postMessage(message, give);
    });
  try {
    const ready = await ask('ready', { type: 'open', backend, parts }, OPEN_PATIENCE_MS);
    return {
      backend: ready.backend,
      millisecondsPerFrame: ready.millisecondsPerFrame,
      look: (frame, at, lookFor) =>
        ask('seen', { type: 'look', frame, at, parts: lookFor }, ANSWER_PATIENCE_MS, [frame]),
      enrol: (frame) => ask('enrolled', { type: 'enrol', frame }, ANSWER_PATIENCE_MS, [frame]),
      snapshot: async (reason, notBefore) =>
        (await ask('snapshot', { type: 'snapshot', reason, notBefore }, ANSWER_PATIENCE_MS)).picture,
      forget: () => worker.postMessage({ type: 'forget' } satisfies ToVision),
      close: () => worker.terminate(),
    };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}
