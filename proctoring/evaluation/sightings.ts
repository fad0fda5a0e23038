import { type Baseline, baselineOf } from '../signals/baseline.ts';
import type { Observation } from '../signals/observation.ts';
import { createEnrolment, type Embedding, type Enrolment } from '../vision/identity.ts';
import { newMemory, type SequenceVision } from '../vision/node.ts';
import { pictureOf, type Scene, type State } from './scenes.ts';

/** What the models saw in one labelled frame, everything searched. */
export interface Sighting {
  readonly scene: Scene;
  readonly observation: Observation;
  readonly embedding: Embedding | null;
  /** Sampled luma of the frame, to tell standing and repeating pictures. */
  readonly samples: Uint8Array;
}

const ALL = { objects: true, irises: true, identity: true };

/** Really looks at each scene with every model: about a quarter of a second each on one core. */
export async function seeScenes(
  vision: SequenceVision,
  scenes: readonly Scene[],
  onSeen: (done: number) => void = () => {},
): Promise<Sighting[]> {
  const sightings: Sighting[] = [];
  for (const scene of scenes) {
    const memory = newMemory();
    const { observation, embedding } = await vision.lookOn(memory, pictureOf(scene), 0, ALL);
    sightings.push({ scene, observation, embedding, samples: memory.before ?? new Uint8Array() });
    onSeen(sightings.length);
  }
  return sightings;
}

/** The sightings of one person in one condition, by what the frame shows. */
export interface Album {
  readonly of: Pick<Scene, 'half' | 'person' | 'condition'>;
  /** @throws where the state was not looked at. */
  moments(state: State): readonly Sighting[];
  /** As check-in would have enrolled them: the moments alone. */
  readonly enrolment: Enrolment;
  /** Null where the light does not let a head be read. */
  readonly baseline: Baseline | null;
}

export function albumsOf(sightings: readonly Sighting[]): Album[] {
  const groups = Map.groupBy(sightings, ({ scene }) => `${scene.half} ${scene.person} ${scene.condition}`);
  return [...groups.values()].map((all) => {
    const { half, person, condition } = (all[0] as Sighting).scene;
    const moments = (state: State) => {
      const found = all.filter(({ scene }) => scene.state === state);
      if (found.length === 0) throw new Error(`nobody looked at ${state} of ${half} ${person} in ${condition}`);
      return found;
    };
    const alone = moments('alone');
    const enrolment = createEnrolment();
    for (const { embedding } of alone) if (embedding) enrolment.add(embedding);
    // A check-in minute has many looks of the same few poses.
    const minute = Array.from({ length: 60 }, (_, look) => (alone[look % alone.length] as Sighting).observation);
    return { of: { half, person, condition }, moments, enrolment, baseline: baselineOf(minute) };
  });
}
