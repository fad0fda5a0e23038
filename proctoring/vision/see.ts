import type { Observation } from '../signals/observation.ts';
import { type Human, toObservation } from './human.ts';
import { lightOf } from './light.ts';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array | Uint8ClampedArray;
  readonly bytesPerPixel: 3 | 4;
}

/** Looks at one picture: the same code in the page's worker and in the service. Nothing of it outlives the call. */
export async function see(human: Human, pixels: Pixels, at: number, objects: boolean): Promise<Observation> {
  const { width, height, bytes, bytesPerPixel } = pixels;
  const input = human.tf.tensor3d(bytes, [height, width, bytesPerPixel], 'int32');
  try {
    const result = await human.detect(input, { object: { enabled: objects } });
    if (result.error) throw new Error(`vision failed: ${result.error}`);
    return toObservation(result, lightOf(bytes, width, height, bytesPerPixel), at, objects);
  } finally {
    human.tf.dispose(input);
  }
}
