import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../db/db.ts';
import type { Deps } from '../../../deps.ts';
import { appendAudit } from '../../audit/index.ts';
import { attempts } from '../../delivery/index.ts';
import { sessions } from '../../sessions/index.ts';
import { pictureBlob } from '../evidence-box.ts';
import { removeOutside } from '../split-key.ts';
import { batches, evidenceKeys, liveWatches, pages, risks, signals, signalsAside, snapshots } from '../tables.ts';
import { countedFrom } from './counted-from.ts';
import { retentionsOf } from './retention-of.ts';

const DAY_MS = 24 * 3_600_000;

/** What is erased of an attempt. Incidents, opinions, appeals and consents stay: they are records of what persons did. */
const OF_ATTEMPT = [signals, signalsAside, batches, pages, snapshots, evidenceKeys, risks, liveWatches] as const;

/**
 * Erases all that the machine recorded of sessions whose time is over, and the pictures with it should any be left. The
 * audit chain keeps that and when it was done. A session whose pictures the storage does not let go of holds no other up;
 * the first such failure is thrown at the end.
 * @returns of how many sessions
 */
export async function eraseRecords({ db, blobs, now }: Pick<Deps, 'db' | 'blobs' | 'now'>): Promise<number> {
  const at = now();
  const watched = await db
    .selectDistinct({ id: sessions.id, examId: sessions.examId, closedAt: sessions.closedAt, endsAt: sessions.endsAt })
    .from(sessions)
    .innerJoin(attempts, eq(attempts.sessionId, sessions.id))
    .where(
      sql`EXISTS (SELECT 1 FROM ${signals} WHERE ${signals.attemptId} = ${attempts.id})
        OR EXISTS (SELECT 1 FROM ${pages} WHERE ${pages.attemptId} = ${attempts.id})
        OR EXISTS (SELECT 1 FROM ${signalsAside} WHERE ${signalsAside.attemptId} = ${attempts.id})`,
    );
  const retentions = await retentionsOf(
    db,
    watched.map(({ examId }) => examId),
  );
  const over = watched.filter((session) => {
    const days = retentions.get(session.examId)?.recordDays ?? Number.POSITIVE_INFINITY;
    return countedFrom(session) + days * DAY_MS < at;
  });
  const failures: unknown[] = [];
  for (const { id } of over) await eraseSession({ db, blobs }, id, at).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
  return over.length;
}

async function eraseSession({ db, blobs }: Pick<Deps, 'db' | 'blobs'>, sessionId: string, at: number): Promise<void> {
  const rows = await db.select({ id: attempts.id }).from(attempts).where(eq(attempts.sessionId, sessionId));
  const ids = rows.map(({ id }) => id);
  const left = await picturesOf(db, ids);
  for (const picture of left) await blobs.remove(pictureBlob(picture));
  const gone = new Set(left.map(({ id }) => id));
  await db.transaction(async (tx) => {
    const keys = await tx
      .select({ attemptId: evidenceKeys.attemptId })
      .from(evidenceKeys)
      .where(inArray(evidenceKeys.attemptId, ids))
      .orderBy(evidenceKeys.attemptId)
      .for('update');
    // One that was being kept until now: no row would know of its bytes afterwards.
    for (const picture of await picturesOf(tx, ids))
      if (!gone.has(picture.id)) await blobs.remove(pictureBlob(picture));
    for (const { attemptId } of keys) await removeOutside(blobs, attemptId);
    for (const table of OF_ATTEMPT) await tx.delete(table).where(inArray(table.attemptId, ids));
    await appendAudit(tx, at, {
      actor: 'system',
      act: 'evidence.eraseRecords',
      subject: { kind: 'session', id: sessionId },
      details: { attempts: ids.length },
    });
  });
}

/** Pictures that are still kept. */
function picturesOf(db: Db | Tx, attemptIds: readonly string[]) {
  return db
    .select({ id: snapshots.id, attemptId: snapshots.attemptId })
    .from(snapshots)
    .where(and(inArray(snapshots.attemptId, [...attemptIds]), isNull(snapshots.erasedAt)));
}
