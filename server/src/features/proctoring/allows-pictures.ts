import type { Db } from '../../db/db.ts';
import { watchingOf } from '../consents/index.ts';
import { findAttempt } from '../delivery/index.ts';

const LEVEL_WITH_CAMERA = 2;

/** Whether pictures of this attempt may be kept and looked at: exam, pupil and family all say so at `now`. */
export async function allowsPictures(db: Db, attemptId: string, now: number): Promise<boolean> {
  const attempt = await findAttempt(db, attemptId);
  return attempt !== null && (await watchingOf(db, attempt, now)).level >= LEVEL_WITH_CAMERA;
}
