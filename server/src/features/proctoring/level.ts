import type { Level } from 'proctoring/signals/signal.ts';
import type { Db, Tx } from '../../db/db.ts';
import { findExam } from '../sessions/index.ts';
import { latestConsent } from './queries.ts';

/** Without consent to the camera only the page is watched. */
const WITHOUT_CAMERA = 1;

export interface Watching {
  readonly examLevel: Level;
  /** What may be measured of this candidate: the exam's level, or less after the own consent. */
  readonly level: Level;
}

export async function watchingOf(
  db: Db | Tx,
  { examId, candidateId }: { examId: string; candidateId: string },
): Promise<Watching> {
  const examLevel = ((await findExam(db, examId))?.proctoring ?? 0) as Level;
  if (examLevel <= WITHOUT_CAMERA) return { examLevel, level: examLevel };
  const consent = await latestConsent(db, candidateId);
  return { examLevel, level: consent?.act === 'given' && consent.camera ? examLevel : WITHOUT_CAMERA };
}
