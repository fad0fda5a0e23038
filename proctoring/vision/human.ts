import type { Face, Observation } from '../signals/observation.ts';
import type { VisionParts } from '../signals/vision-messages.ts';
import { featuresOf, type MeshPoint } from './features.ts';
import type { Box } from './pixels.ts';

/**
 * What is used of @vladmandic/human, written down here because the package's own "exports" hide its types. The page and
 * Node load different files of it (`worker.ts`, `node.ts`), configured by the same object.
 */
export interface Human {
  readonly tf: Tensors;
  /** While `initial` is true, `load` takes nothing for loaded. */
  readonly env: { initial: boolean };
  readonly models: { stats(): { readonly modelStats: readonly { readonly name: string; readonly loaded: boolean }[] } };
  load(): Promise<void>;
  detect(input: unknown, config?: object): Promise<HumanResult>;
}
export type HumanConstructor = new (config: object) => Human;

interface Tensors {
  tensor4d(values: Float32Array, shape: [1, number, number, 3], type: 'float32'): unknown;
  dispose(tensors: unknown): void;
  getBackend(): string;
  memory(): { numTensors: number; numBytes: number };
  env(): { set(flag: string, value: boolean): void };
}

export interface HumanResult {
  readonly error?: string | null;
  readonly face: readonly HumanFace[];
  readonly object: readonly {
    readonly label: string;
    readonly score: number;
    readonly boxRaw: readonly [number, number, number, number];
  }[];
}

/** The model for embeddings also says an age and a gender: they are not named here, so nothing can read them. */
export interface HumanFace {
  readonly boxScore: number;
  readonly boxRaw: readonly [number, number, number, number];
  readonly mesh: readonly MeshPoint[];
  readonly rotation?: {
    readonly angle: { readonly yaw: number; readonly pitch: number; readonly roll: number };
  } | null;
  readonly embedding?: readonly number[];
}

/** A frame is reduced to this width before anything else: faces at a desk are large, and old PCs are slow. */
export const FRAME_WIDTH = 640;

/** Larger than any change of a frame, frames or milliseconds: Human's own limits on following a face are ours to set. */
const UNLIMITED = 1e9;

/**
 * Which of the models that are loaded look at this frame. With `follow`, the faces that Human found in the frame before
 * are followed by their mesh, and the detector does not run where there were any. Human keeps settings, so each is said
 * for each frame; what objects and embeddings were is never repeated for another frame.
 */
export function partsConfig({ objects, irises, identity }: VisionParts, follow = false) {
  const most = follow ? UNLIMITED : 0;
  return {
    cacheSensitivity: most,
    face: {
      detector: { skipFrames: most, skipTime: most },
      iris: { enabled: irises },
      description: { enabled: identity, skipFrames: 0 },
    },
    object: { enabled: objects, skipFrames: 0 },
  };
}

/**
 * Blazeface and facemesh always, centernet, iris and faceres where the parts ask for them. The models for emotion, body,
 * hands and liveness are never loaded, and no setting adds them.
 */
export function humanConfig(where: { backend: string; modelBasePath: string; wasmPath: string; parts: VisionParts }) {
  const { cacheSensitivity, face, object } = partsConfig(where.parts);
  return {
    backend: where.backend,
    modelBasePath: where.modelBasePath,
    wasmPath: where.wasmPath,
    debug: false,
    // The browser's own cache keeps the files. Human's would also keep a broken one, and read it for ever.
    cacheModels: false,
    async: false,
    warmup: 'none',
    cacheSensitivity,
    filter: { enabled: false, return: false },
    gesture: { enabled: false },
    face: {
      enabled: true,
      ...face,
      detector: { ...face.detector, rotation: false, maxDetected: 6, minConfidence: 0.25, return: false },
      mesh: { enabled: true },
      emotion: { enabled: false },
      antispoof: { enabled: false },
      liveness: { enabled: false },
    },
    body: { enabled: false },
    hand: { enabled: false },
    object: { ...object, minConfidence: 0.3, maxDetected: 10 },
    segmentation: { enabled: false },
  };
}

type Quality = Pick<Face, 'brightness' | 'sharpness'>;

/** Puts one of Human's faces into the product's words, and leaves the rest of it behind. */
export function toFace({ boxScore, boxRaw, mesh, rotation }: HumanFace, qualityOf: (box: Box) => Quality): Face {
  const box = toBox(boxRaw);
  return {
    score: share(boxScore),
    ...box,
    yaw: rotation ? rotation.angle.yaw : null,
    pitch: rotation ? rotation.angle.pitch : null,
    roll: rotation ? rotation.angle.roll : null,
    ...featuresOf(mesh),
    ...qualityOf(box),
  };
}

export function toObjects(result: HumanResult): NonNullable<Observation['objects']> {
  return result.object
    .slice(0, 20)
    .map(({ label, score, boxRaw }) => ({ label, score: share(score), ...toBox(boxRaw) }));
}

/** The part of a box that lies in the frame. */
function toBox([left, top, width, height]: readonly [number, number, number, number]): Box {
  const [x, y] = [share(left), share(top)];
  return { x, y, width: share(left + width) - x, height: share(top + height) - y };
}

function share(value: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0;
}
