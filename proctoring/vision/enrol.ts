import { type Observation, unreadable } from '../signals/observation.ts';
import type { Enrolled, NotEnrolled } from '../signals/vision-messages.ts';
import type { Enrolment } from './identity.ts';
import type { Look } from './see.ts';

/** A head turned further shows too little of the face to compare later looks with; about 26 degrees. */
const MOST_TURNED = 0.45;

/** Adds a look to the enrolled face, if it shows one face well enough. */
export function enrol(
  enrolment: Enrolment,
  { observation, embedding }: Pick<Look, 'observation' | 'embedding'>,
): Enrolled {
  const refused = embedding ? refusal(observation) : 'noFace';
  const similarity = embedding && !refused ? enrolment.similarityTo(embedding) : null;
  if (embedding && !refused) enrolment.add(embedding);
  return { looks: enrolment.looks(), refused, similarity };
}

function refusal({ faces }: Observation): NotEnrolled | null {
  const [face, another] = faces;
  if (!face) return 'noFace';
  if (another) return 'severalFaces';
  const isTurned = Math.abs(face.yaw ?? 0) > MOST_TURNED || Math.abs(face.pitch ?? 0) > MOST_TURNED;
  return unreadable(face) ?? (isTurned ? 'turned' : null);
}
