import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import jpeg from 'jpeg-js';
import type { Observation } from '../signals/observation.ts';
import type { VisionParts } from '../signals/vision-messages.ts';
import { type HumanConstructor, humanConfig } from './human.ts';
import { createEnrolment } from './identity.ts';
import { loadModels } from './load-models.ts';
import { type EyeMemory, type Look, see } from './see.ts';

/** A decoded picture, three bytes a pixel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

export interface NodeVision {
  readonly backend: string;
  /** Sees one picture by itself, faces, irises and objects. Pictures are seen one after the other: the backend is one. */
  see(picture: Picture, at: number): Promise<Observation>;
  /** What the backend holds: flat, or something leaks. */
  memory(): { readonly tensors: number; readonly bytes: number };
}

export interface SequenceVision extends NodeVision {
  /** Sees the next picture of a sequence, like the page's worker. */
  lookOn(memory: EyeMemory, picture: Picture, at: number, parts: VisionParts): Promise<Look>;
}

const require = createRequire(import.meta.url);

/**
 * Loads the same models as the page from the package's own files, on the WASM backend, which needs no native library, or on
 * the native one, where `open-best.ts` found it. No request leaves the machine.
 * Throws where the models are missing or a first picture cannot be seen.
 */
export async function openNodeVision({ isNative = false } = {}): Promise<SequenceVision> {
  const package_ = path.dirname(path.dirname(require.resolve('@vladmandic/human')));
  const wasm = path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm'));
  const { Human } = require(path.join(package_, 'dist', isNative ? 'human.node.js' : 'human.node-wasm.js')) as {
    Human: HumanConstructor;
  };
  const human = new Human(
    humanConfig({
      backend: isNative ? 'tensorflow' : 'wasm',
      modelBasePath: pathToFileURL(path.join(package_, 'models') + path.sep).href,
      wasmPath: wasm + path.sep,
      parts: { objects: true, irises: true, identity: true },
    }),
  );
  await withFilesFetched(() => loadModels(human));
  const lookOn: SequenceVision['lookOn'] = (memory, { width, height, rgb }, at, parts) =>
    see(human, { width, height, bytes: rgb, bytesPerPixel: 3 }, at, parts, memory);
  const alone = newMemory();
  const look: NodeVision['see'] = async (picture, at) => {
    alone.before = null;
    return (await lookOn(alone, picture, at, { objects: true, irises: true, identity: false })).observation;
  };
  await look({ width: 64, height: 48, rgb: new Uint8Array(64 * 48 * 3).fill(127) }, 0);
  const { tf } = human;
  return {
    backend: tf.getBackend(),
    see: look,
    lookOn,
    memory: () => ({ tensors: tf.memory().numTensors, bytes: tf.memory().numBytes }),
  };
}

export function newMemory(): EyeMemory {
  return { before: null, rgb: null, enrolment: createEnrolment() };
}

/** Larger pictures are not decoded: a snapshot of ours is a tenth of it. */
const LARGEST_MEGAPIXELS = 4;

/** Decodes a JPEG; throws on what is not one, and on one that would take too much memory. */
export function decodeJpeg(bytes: Uint8Array): Picture {
  const { width, height, data } = jpeg.decode(bytes, {
    useTArray: true,
    formatAsRGBA: false,
    maxResolutionInMP: LARGEST_MEGAPIXELS,
    maxMemoryUsageInMB: 128,
  });
  return { width, height, rgb: data };
}

/**
 * Human reads its models by `fetch`, and Node's refuses files. While they load, fetch reads files and nothing else, so
 * that a missing model is an error and never a request to the outside.
 */
async function withFilesFetched<T>(work: () => Promise<T>): Promise<T> {
  const before = globalThis.fetch;
  globalThis.fetch = async (input) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!address.startsWith('file:')) throw new Error(`vision may only read local files, not ${address}`);
    const type = address.endsWith('.json') ? 'application/json' : 'application/octet-stream';
    return new Response(await readFile(fileURLToPath(address)), { headers: { 'content-type': type } });
  };
  try {
    return await work();
  } finally {
    globalThis.fetch = before;
  }
}
