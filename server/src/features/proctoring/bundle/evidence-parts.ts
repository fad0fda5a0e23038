import { and, asc, eq, inArray, or } from 'drizzle-orm';
import type { Db } from '../../../db/db.ts';
import { refuse } from '../../../http/failures.ts';
import { AUDIT_GENESIS, auditEntries } from '../../audit/index.ts';
import { findAttempt, ledgerRecords } from '../../delivery/index.ts';
import { personsById } from '../../people/index.ts';
import { findSeat } from '../../sessions/index.ts';
import { batchesOf, pagesOf } from '../custody/read-custody.ts';
import { incidentsOf, signalsOf, snapshotsOf } from '../queries.ts';
import { opinionsByIncident } from '../review/review-queries.ts';
import { modelVersions } from './model-versions.ts';

/** The parts of a bundle that are rows of the database, by the names of `BUNDLE_FILES`. */
export async function evidenceParts(db: Db, attemptId: string) {
  const attempt = (await findAttempt(db, attemptId)) ?? refuse('notFound');
  const seat = (await findSeat(db, attempt.candidateId)) ?? refuse('notFound');
  const { candidate, room, session, exam } = seat;
  const person = (await personsById(db, [candidate.personId])).get(candidate.personId);
  const [ledger] = await ledgerRecords(db, [attempt]);
  const incidents = await incidentsOf(db, [attemptId]);
  const incidentIds = incidents.map(({ id }) => id);
  const opinions = await opinionsByIncident(db, incidentIds);
  const pictureIds = (await snapshotsOf(db, attemptId)).map(({ id }) => id);
  return {
    attempt: {
      attempt: attemptId,
      candidate: { name: person?.name ?? '', number: candidate.number, room: room.name, seat: candidate.seat },
      exam: { id: exam.id, title: exam.title, subject: exam.subject },
      session: { id: session.id, title: session.title, startsAt: session.startsAt },
      level: exam.proctoring,
      startedAt: attempt.startedAt,
      sealedAt: attempt.sealedAt,
      noticeVersion: candidate.consentVersion,
      models: modelVersions,
      // What was answered stays in the exam's own file; here stands only where its chain ended, with the receipt.
      ledger: ledger ? { head: ledger.head, receipt: ledger.receipt } : null,
    },
    pages: (await pagesOf(db, attemptId)).map(({ source, key, openedAt }) => ({ source, key, openedAt })),
    batches: (await batchesOf(db, attemptId)).map(({ attemptId: _, ...batch }) => batch),
    signals: (await signalsOf(db, attemptId)).map(({ attemptId: _, ...signal }) => signal),
    // An opinion that waits for the second stays where it is: whoever exports may be the one who gives that second.
    decisions: incidents.map((incident) => {
      const given = opinions.get(incident.id) ?? [];
      return { ...incident, opinions: incident.closedAt || given.length >= 2 ? given : [] };
    }),
    audit: await auditOf(db, { attemptId, incidentIds, pictureIds }),
  };
}

/** Every act about this attempt, its incidents and its pictures, each with the hash before it in the whole chain. */
async function auditOf(
  db: Db,
  { attemptId, incidentIds, pictureIds }: { attemptId: string; incidentIds: string[]; pictureIds: string[] },
) {
  const about = (kind: string, ids: readonly string[]) =>
    and(eq(auditEntries.subjectKind, kind), inArray(auditEntries.subjectId, [...ids]));
  const rows = await db
    .select()
    .from(auditEntries)
    .where(or(about('attempt', [attemptId]), about('incident', incidentIds), about('snapshot', pictureIds)))
    .orderBy(asc(auditEntries.seq));
  const before = await db
    .select({ seq: auditEntries.seq, hash: auditEntries.hash })
    .from(auditEntries)
    .where(
      inArray(
        auditEntries.seq,
        rows.map(({ seq }) => seq - 1),
      ),
    );
  const hashes = new Map(before.map(({ seq, hash }) => [seq, hash]));
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    details: row.details as Record<string, unknown>,
    previous: hashes.get(row.seq - 1) ?? AUDIT_GENESIS,
  }));
}
