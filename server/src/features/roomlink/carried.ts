import { and, asc, eq, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import type { ErrorCode } from 'shared/contracts/errors.ts';
import { WrittenKind } from 'shared/contracts/proctoring-review.ts';
import type { CarriedIncident } from 'shared/contracts/room-servers.ts';
import type { Db, Tx } from '../../db/db.ts';
import { attempts, strayEvents } from '../delivery/index.ts';
import { batches, incidents, pages, SERVER, signals } from '../proctoring/index.ts';
import { answerFiles } from '../scripts/index.ts';
import { refusedIn } from './refused.ts';
import { roomCarried, roomUplinks } from './tables.ts';

/** Something that the province has, or will not have. */
export type Carried = Pick<typeof roomCarried.$inferSelect, 'attemptId' | 'kind' | 'name'>;

export async function noteCarriedThings(
  db: Db | Tx,
  things: readonly Carried[],
  refused: ErrorCode | null = null,
): Promise<void> {
  if (things.length === 0) return;
  await db
    .insert(roomCarried)
    .values(things.map((thing) => ({ ...thing, refused })))
    .onConflictDoNothing();
}

/** The province takes nothing of an attempt. What it acknowledged of it before it still has. */
export async function noteAttemptRefused(db: Db | Tx, attemptId: string, refused: ErrorCode): Promise<void> {
  await db
    .insert(roomUplinks)
    .values({ attemptId, seq: 0, refused })
    .onConflictDoUpdate({ target: roomUplinks.attemptId, set: { refused } });
}

export const fileName = (sha256: string) => ({ kind: 'file' as const, name: sha256 });
export const batchName = ({ source, number, hash }: { source: string; number: number; hash: string }) => ({
  kind: 'batch' as const,
  name: `${source} ${number} ${hash}`,
});
export const signalName = ({ source, seq }: { source: string; seq: number }) => ({
  kind: 'signal' as const,
  name: `${source} ${seq}`,
});

export const strayName = (hash: string) => ({ kind: 'stray' as const, name: hash });

/** Of an attempt of which the province takes nothing, nothing stands before the others. */
const ofUplink = (attemptId: PgColumn) => eq(roomUplinks.attemptId, attemptId);
const isTaken = isNull(roomUplinks.refused);

/** What lies beside the ledgers of a session here and not at the province, of attempts that it knows; the oldest first. */
export async function straysToCarry(db: Db | Tx, sessionId: string, most: number) {
  const carried = and(
    eq(roomCarried.attemptId, strayEvents.attemptId),
    eq(roomCarried.kind, 'stray'),
    eq(roomCarried.name, strayEvents.hash),
  );
  const found = await db
    .select({ stray: strayEvents })
    .from(strayEvents)
    .innerJoin(attempts, eq(attempts.id, strayEvents.attemptId))
    .innerJoin(roomUplinks, ofUplink(strayEvents.attemptId))
    .leftJoin(roomCarried, carried)
    .where(and(eq(attempts.sessionId, sessionId), isNull(roomCarried.name), isTaken))
    .orderBy(asc(strayEvents.receivedAt), asc(strayEvents.hash))
    .limit(most);
  return found.map(({ stray: { attemptId, event, hash, why, writer } }) => ({ attemptId, event, hash, why, writer }));
}

/** What was written down here and is not at the province: what it refused before comes last, the oldest first. */
export async function incidentsToCarry(
  db: Db | Tx,
  sessionId: string,
): Promise<{ incident: CarriedIncident; isRefused: boolean }[]> {
  const found = await db
    .select({ incident: incidents, refused: roomCarried.refused })
    .from(incidents)
    .leftJoin(roomCarried, carriedIncident)
    .where(and(eq(incidents.sessionId, sessionId), isNotNull(incidents.openedBy), isNotCarried))
    .orderBy(sql`${roomCarried.refused} NULLS FIRST`, asc(incidents.openedAt), asc(incidents.id));
  return found.map(({ incident: { id, roomId, candidateId, kind, openedAt, openedByName, because }, refused }) => ({
    incident: {
      ...{ id, roomId, candidateId, at: openedAt.getTime(), reason: because.vi },
      // What a raised priority opens has no author and stays here: the province weighs the same signals.
      kind: WrittenKind.parse(kind),
      by: (openedByName ?? '').slice(0, 200),
    },
    isRefused: refused !== null,
  }));
}

const carriedIncident = and(eq(roomCarried.kind, 'incident'), eq(roomCarried.name, sql`${incidents.id}::text`));
const isNotCarried = or(isNull(roomCarried.name), isNotNull(roomCarried.refused));

/** Notes what the province said of incidents; one that it refused it may take later. */
export async function noteIncidents(
  db: Db | Tx,
  sent: readonly CarriedIncident[],
  answered: readonly { readonly id: string; readonly isHere: boolean }[],
): Promise<void> {
  const isHere = new Map(answered.map((one) => [one.id, one.isHere]));
  for (const { id, roomId, candidateId } of sent) {
    if (!isHere.has(id)) continue;
    const refused: ErrorCode | null = isHere.get(id) ? null : 'notOfTheseRooms';
    await db
      .insert(roomCarried)
      .values({ attemptId: candidateId ? attemptIdOf(candidateId) : roomId, kind: 'incident', name: id, refused })
      .onConflictDoUpdate({ target: [roomCarried.attemptId, roomCarried.kind, roomCarried.name], set: { refused } });
  }
}

/** Files of a session that the province does not have, the oldest first. */
export function filesToCarry(db: Db | Tx, sessionId: string) {
  const carried = and(
    eq(roomCarried.attemptId, answerFiles.attemptId),
    eq(roomCarried.kind, 'file'),
    eq(roomCarried.name, answerFiles.sha256),
  );
  return db
    .select({
      attemptId: answerFiles.attemptId,
      sha256: answerFiles.sha256,
      bytes: answerFiles.bytes,
      storedAt: answerFiles.storedAt,
    })
    .from(answerFiles)
    .innerJoin(attempts, eq(attempts.id, answerFiles.attemptId))
    .leftJoin(roomUplinks, ofUplink(answerFiles.attemptId))
    .leftJoin(roomCarried, carried)
    .where(and(eq(attempts.sessionId, sessionId), isNull(roomCarried.name), isTaken))
    .orderBy(asc(answerFiles.storedAt), asc(answerFiles.sha256));
}

/** Sealed batches of a session that the province does not have, as they came, of attempts that it knows. */
export async function batchesToCarry(db: Db | Tx, sessionId: string, most: number) {
  const found = await db
    .select({ batch: batches })
    .from(batches)
    .innerJoin(attempts, eq(attempts.id, batches.attemptId))
    .innerJoin(roomUplinks, ofUplink(batches.attemptId))
    .leftJoin(roomCarried, carriedBatch)
    .where(openBatches(sessionId))
    .orderBy(asc(batches.receivedAt), asc(batches.source), asc(batches.number))
    .limit(most);
  return found.map(({ batch }) => batch);
}

const carriedBatch = and(
  eq(roomCarried.attemptId, batches.attemptId),
  eq(roomCarried.kind, 'batch'),
  eq(roomCarried.name, sql`${batches.source} || ' ' || ${batches.number} || ' ' || ${batches.hash}`),
);
const openBatches = (sessionId: string) => and(eq(attempts.sessionId, sessionId), isNull(roomCarried.name), isTaken);

/** Signals of pages that were never opened, and so seal nothing, of attempts that the province knows. */
export async function looseToCarry(db: Db | Tx, sessionId: string, most: number) {
  const found = await db
    .select({ signal: signals })
    .from(signals)
    .innerJoin(attempts, eq(attempts.id, signals.attemptId))
    .innerJoin(roomUplinks, ofUplink(signals.attemptId))
    .leftJoin(pages, ofPage)
    .leftJoin(roomCarried, carriedSignal)
    .where(openSignals(sessionId))
    .orderBy(asc(signals.receivedAt), asc(signals.source), asc(signals.seq))
    .limit(most);
  return found.map(({ signal }) => signal);
}

const ofPage = and(eq(pages.attemptId, signals.attemptId), eq(pages.source, signals.source));
const carriedSignal = and(
  eq(roomCarried.attemptId, signals.attemptId),
  eq(roomCarried.kind, 'signal'),
  eq(roomCarried.name, sql`${signals.source} || ' ' || ${signals.seq}`),
);
const openSignals = (sessionId: string) =>
  and(
    eq(attempts.sessionId, sessionId),
    ne(signals.source, SERVER),
    ...[isNull(pages.source), isNull(roomCarried.name), isTaken],
  );

/** What waits behind the ledgers of a session: files, their bytes, batches of signals; and what will not be taken. */
export async function behindIn(db: Db | Tx, sessionId: string) {
  const files = await filesToCarry(db, sessionId);
  const [sealed] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(batches)
    .innerJoin(attempts, eq(attempts.id, batches.attemptId))
    .leftJoin(roomUplinks, ofUplink(batches.attemptId))
    .leftJoin(roomCarried, carriedBatch)
    .where(openBatches(sessionId));
  const [loose] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(signals)
    .innerJoin(attempts, eq(attempts.id, signals.attemptId))
    .leftJoin(roomUplinks, ofUplink(signals.attemptId))
    .leftJoin(pages, ofPage)
    .leftJoin(roomCarried, carriedSignal)
    .where(openSignals(sessionId));
  const refused = await refusedIn(db, sessionId);
  return {
    files: files.length,
    fileBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    signals: (sealed?.n ?? 0) + (loose?.n ?? 0),
    refused: refused.reduce((sum, { count }) => sum + count, 0),
  };
}
