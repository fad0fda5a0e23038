import { nearestFace, type Observation } from '../signals/observation.ts';
import type { VisionParts } from '../signals/vision-messages.ts';
import { faceQualityOf } from './face-quality.ts';
import { type Found, mayFollow } from './follow-faces.ts';
import { type Before, traceOf } from './frame-trace.ts';
import { type Human, type HumanResult, partsConfig, toFace, toObjects } from './human.ts';
import type { Embedding, Enrolment } from './identity.ts';
import { lightOf } from './light.ts';
import { type Pixels, rgbOf } from './pixels.ts';

/** What an eye remembers from look to look: the frame before, and whom to expect. No picture of a face. */
export interface EyeMemory {
  before: Before;
  /** Room for the pixels of a look, used again. */
  rgb: Float32Array | null;
  readonly enrolment: Enrolment;
}

export interface Look {
  readonly observation: Observation;
  /** Of the nearest face, where the parts asked for identity. Goes nowhere unless it is enrolled. */
  readonly embedding: Embedding | null;
  /** Known faces were followed: somebody who came just now is not among them. */
  readonly isFollowed: boolean;
}

/** Human knows one set of faces, whoever looks through it: they are followed only by the eye that found them. */
const known = new WeakMap<Human, { readonly by: EyeMemory; readonly found: Found }>();

/** Looks at one picture: the same code in the page's worker and in the service. Nothing of the picture outlives the call. */
export async function see(
  human: Human,
  pixels: Pixels,
  at: number,
  parts: VisionParts,
  memory: EyeMemory,
): Promise<Look> {
  memory.rgb = rgbOf(pixels, memory.rgb);
  const { trace, samples } = traceOf(pixels, memory.before);
  memory.before = samples;
  const input = human.tf.tensor4d(memory.rgb, [1, pixels.height, pixels.width, 3], 'float32');
  try {
    const { result, isFollowed } = await detect(human, input, at, trace.difference, parts, memory);
    const faces = result.face.slice(0, 20).map((face) => toFace(face, (box) => faceQualityOf(pixels, box)));
    const nearest = nearestFace(faces);
    const described = nearest ? result.face[faces.indexOf(nearest)]?.embedding : undefined;
    const embedding = parts.identity && described ? Float32Array.from(described) : null;
    return {
      embedding,
      isFollowed,
      observation: {
        at,
        light: lightOf(pixels),
        frame: trace,
        faces,
        objects: parts.objects ? toObjects(result) : null,
        identity: embedding ? memory.enrolment.similarityTo(embedding) : null,
      },
    };
  } finally {
    human.tf.dispose(input);
  }
}

async function detect(
  human: Human,
  input: unknown,
  at: number,
  difference: number | null,
  parts: VisionParts,
  memory: EyeMemory,
): Promise<{ result: HumanResult; isFollowed: boolean }> {
  const before = known.get(human);
  const found = before?.by === memory ? before.found : null;
  if (found && mayFollow(found, at, difference, parts)) {
    const result = await run(human, input, partsConfig(parts, true));
    // A face that was lost may have gone, or moved too far: only the whole frame tells.
    if (result.face.length >= found.faces) {
      known.set(human, { by: memory, found: { ...found, followed: found.followed + 1 } });
      return { result, isFollowed: true };
    }
  }
  const result = await run(human, input, partsConfig(parts));
  known.set(human, { by: memory, found: { at, faces: result.face.length, followed: 0 } });
  return { result, isFollowed: false };
}

async function run(human: Human, input: unknown, config: object): Promise<HumanResult> {
  const result = await human.detect(input, config);
  if (result.error) throw new Error(`vision failed: ${result.error}`);
  return result;
}
