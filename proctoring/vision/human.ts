import type { Observation } from '../signals/observation.ts';

/**
 * What is used of @vladmandic/human, written down here because the package's own "exports" hide its types. The page and
 * Node load different files of it (`worker.ts`, `node.ts`), configured by the same object.
 */
export interface Human {
  readonly tf: Tensors;
  load(): Promise<void>;
  detect(input: unknown, config?: object): Promise<HumanResult>;
}
export type HumanConstructor = new (config: object) => Human;

interface Tensors {
  tensor3d(values: Uint8Array | Uint8ClampedArray, shape: [number, number, number], type: 'int32'): unknown;
  dispose(tensors: unknown): void;
  getBackend(): string;
  memory(): { numTensors: number; numBytes: number };
  env(): { set(flag: string, value: boolean): void };
}

export interface HumanResult {
  readonly error?: string | null;
  readonly height: number;
  readonly face: readonly {
    readonly boxScore: number;
    readonly box: readonly [number, number, number, number];
    readonly rotation?: { readonly angle: { readonly yaw: number; readonly pitch: number } } | null;
  }[];
  readonly object: readonly { readonly label: string; readonly score: number }[];
}

/** A frame is reduced to this width before anything else: faces at a desk are large, and old PCs are slow. */
export const FRAME_WIDTH = 640;

/**
 * Only blazeface, facemesh and centernet are ever loaded: no emotion, age, gender or embedding, and no setting adds them.
 */
export function humanConfig(where: { backend: string; modelBasePath: string; wasmPath: string; objects: boolean }) {
  return {
    backend: where.backend,
    modelBasePath: where.modelBasePath,
    wasmPath: where.wasmPath,
    debug: false,
    async: false,
    warmup: 'none',
    cacheSensitivity: 0,
    filter: { enabled: false, return: false },
    gesture: { enabled: false },
    face: {
      enabled: true,
      detector: { rotation: false, maxDetected: 6, minConfidence: 0.25, return: false },
      mesh: { enabled: true },
      iris: { enabled: false },
      emotion: { enabled: false },
      description: { enabled: false },
      antispoof: { enabled: false },
      liveness: { enabled: false },
    },
    body: { enabled: false },
    hand: { enabled: false },
    object: { enabled: where.objects, minConfidence: 0.3, maxDetected: 10 },
    segmentation: { enabled: false },
  };
}

/** Puts Human's result into the product's words, and leaves the rest of it behind. */
export function toObservation(
  result: HumanResult,
  light: Observation['light'],
  at: number,
  objectsSearched: boolean,
): Observation {
  return {
    at,
    light,
    faces: result.face.slice(0, 20).map(({ boxScore, box, rotation }) => ({
      score: share(boxScore),
      height: share(box[3] / Math.max(1, result.height)),
      yaw: rotation ? rotation.angle.yaw : null,
      pitch: rotation ? rotation.angle.pitch : null,
    })),
    objects: objectsSearched
      ? result.object.slice(0, 20).map(({ label, score }) => ({ label, score: share(score) }))
      : null,
  };
}

function share(value: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0;
}
