import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { appendAudit } from '../audit/index.ts';
import { attempts } from '../delivery/index.ts';
import { findPublication } from '../grading/index.ts';
import { findIncident, pictureBlob, retentionsOf } from '../proctoring/index.ts';
import { appealUntil } from './appeal-deadline.ts';
import { appealLabel } from './attach-file.ts';
import { dropFileKey } from './file-key.ts';
import type { IncidentAppeal } from './queries.ts';
import { incidentAppeals } from './tables.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * Erases the files of appeals that are over, with their keys: as many days after the answer, or after the last day to appeal
 * where nobody answered, as the exam keeps pictures around a signal. Words and answer stay. Where the storage does not
 * answer, the next turn tries again.
 * @returns how many files were erased
 */
export async function eraseAppealFiles({ db, blobs, now }: Pick<Deps, 'db' | 'blobs' | 'now'>): Promise<number> {
  const at = now();
  const kept = await db
    .select({ appeal: incidentAppeals, examId: attempts.examId })
    .from(incidentAppeals)
    .innerJoin(attempts, eq(attempts.id, incidentAppeals.attemptId))
    .where(and(isNotNull(incidentAppeals.fileSha256), isNull(incidentAppeals.fileErasedAt)));
  const retentions = await retentionsOf(
    db,
    kept.map(({ examId }) => examId),
  );
  let erased = 0;
  for (const { appeal, examId } of kept) {
    const days = retentions.get(examId)?.flaggedDays ?? Number.POSITIVE_INFINITY;
    if ((await overSince(db, appeal, examId)) + days * DAY_MS >= at) continue;
    await blobs.remove(pictureBlob(appealLabel(appeal)));
    await dropFileKey(blobs, appeal);
    await db.transaction(async (tx) => {
      await tx
        .update(incidentAppeals)
        .set({ fileKey: null, fileErasedAt: new Date(at) })
        .where(and(eq(incidentAppeals.id, appeal.id), eq(incidentAppeals.files, appeal.files)));
      await appendAudit(tx, at, {
        actor: 'system',
        act: 'appeal.eraseFile',
        subject: { kind: 'incident', id: appeal.incidentId },
        details: { attempt: appeal.attemptId },
      });
    });
    erased++;
  }
  return erased;
}

/** Since when nobody needs the file: the answer, or the end of the time to appeal. Unix ms. */
async function overSince(db: Db, appeal: IncidentAppeal, examId: string): Promise<number> {
  if (appeal.answeredAt) return appeal.answeredAt.getTime();
  const decidedAt = (await findIncident(db, appeal.incidentId))?.closedAt ?? appeal.at;
  const publication = await findPublication(db, examId);
  return appealUntil(decidedAt.getTime(), publication?.at.getTime() ?? null);
}
