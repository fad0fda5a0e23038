import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { SequenceVision } from '../vision/node.ts';
import type { Scene } from './scenes.ts';
import { type Sighting, seeScenes } from './sightings.ts';

/** Sightings from a file, or looked at now and written there: thresholds are then tried without looking anew. */
export async function keptSightings(
  file: string,
  open: () => Promise<SequenceVision>,
  scenes: readonly Scene[],
  onSeen: (done: number) => void,
): Promise<Sighting[]> {
  if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as Stored[]).map(restored);
  const sightings = await seeScenes(await open(), scenes, onSeen);
  writeFileSync(file, JSON.stringify(sightings.map(stored)));
  return sightings;
}

interface Stored extends Pick<Sighting, 'scene' | 'observation'> {
  readonly embedding: string | null;
  readonly samples: string;
}

function stored({ scene, observation, embedding, samples }: Sighting): Stored {
  const bytes = embedding && Buffer.from(embedding.buffer, embedding.byteOffset, embedding.byteLength);
  return {
    scene,
    observation,
    embedding: bytes?.toString('base64') ?? null,
    samples: Buffer.from(samples).toString('base64'),
  };
}

function restored({ scene, observation, embedding, samples }: Stored): Sighting {
  return {
    scene,
    observation,
    embedding: embedding === null ? null : new Float32Array(Uint8Array.from(Buffer.from(embedding, 'base64')).buffer),
    samples: Uint8Array.from(Buffer.from(samples, 'base64')),
  };
}
