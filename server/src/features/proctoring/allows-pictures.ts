import type { Db, Tx } from '../../db/db.ts';
import { watchingOf } from '../consents/index.ts';
import type { Attempt } from '../delivery/index.ts';

const LEVEL_WITH_CAMERA = 2;

/** Whether pictures of this attempt may be kept and looked at: exam, pupil and family all say so at `now`. */
export async function allowsPictures(
  db: Db | Tx,
  attempt: Pick<Attempt, 'examId' | 'candidateId'>,
  now: number,
): Promise<boolean> {
  return (await watchingOf(db, attempt, now)).level >= LEVEL_WITH_CAMERA;
}
