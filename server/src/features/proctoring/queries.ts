import { and, asc, count, desc, eq, inArray, isNotNull, isNull, max, ne, type SQL, sql } from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import { REVIEWED_KINDS } from 'shared/contracts/proctoring-review.ts';
import type { Db, Tx } from '../../db/db.ts';
import { batches, incidents, risks, signals, signalsAside, snapshots, visionServices } from './tables.ts';

export type SignalRow = typeof signals.$inferSelect;
export type Snapshot = typeof snapshots.$inferSelect;
type IncidentRow = typeof incidents.$inferSelect;
/** An incident about one candidate: what can be reviewed and appealed. */
export type Incident = IncidentRow & { readonly candidateId: string; readonly attemptId: string };

export const isAboutOne = (incident: IncidentRow): incident is Incident =>
  incident.candidateId !== null && incident.attemptId !== null;
/** Whether somebody has to find something about it. */
export const isForReview = ({ kind }: Pick<IncidentRow, 'kind'>) => REVIEWED_KINDS.includes(kind);

export function signalsOf(db: Db | Tx, attemptId: string): Promise<SignalRow[]> {
  return db.select().from(signals).where(eq(signals.attemptId, attemptId)).orderBy(asc(signals.startedAt));
}

/** What was told as begun, whether or not its end has been told since. */
export function beginningsOf(db: Db | Tx, attemptId: string): Promise<SignalRow[]> {
  return db
    .select()
    .from(signals)
    .where(and(eq(signals.attemptId, attemptId), isNull(signals.endedAt)));
}

export async function signalsByAttempt(db: Db | Tx, attemptIds: readonly string[]): Promise<Map<string, SignalRow[]>> {
  const byAttempt = new Map<string, SignalRow[]>();
  if (attemptIds.length === 0) return byAttempt;
  const rows = await db
    .select()
    .from(signals)
    .where(inArray(signals.attemptId, [...attemptIds]));
  for (const row of rows) byAttempt.set(row.attemptId, [...(byAttempt.get(row.attemptId) ?? []), row]);
  return byAttempt;
}

export async function findSignal(db: Db | Tx, key: Pick<SignalRow, 'attemptId' | 'source' | 'seq'>) {
  const [row] = await db
    .select()
    .from(signals)
    .where(and(eq(signals.attemptId, key.attemptId), eq(signals.source, key.source), eq(signals.seq, key.seq)));
  return row ?? null;
}

export async function asideCount(db: Db | Tx, attemptId: string): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(signalsAside)
    .where(eq(signalsAside.attemptId, attemptId));
  return row?.n ?? 0;
}

/** When each page of an attempt was last heard, the latest first. */
export async function sourcesHeard(db: Db | Tx, attemptId: string): Promise<{ source: string; heardAt: number }[]> {
  const heardAt = max(signals.receivedAt);
  const rows = await db
    .select({ source: signals.source, heardAt })
    .from(signals)
    .where(eq(signals.attemptId, attemptId))
    .groupBy(signals.source)
    .orderBy(desc(heardAt));
  return rows.map((row) => ({ source: row.source, heardAt: row.heardAt ?? 0 }));
}

/** When each page of an attempt was heard, in the order of time, by page: with a signal or a batch that only says it is there. */
export async function pagesHeard(db: Db | Tx, attemptId: string): Promise<Map<string, number[]>> {
  const heard = (table: typeof batches | typeof signals) =>
    db.select({ source: table.source, at: table.receivedAt }).from(table).where(eq(table.attemptId, attemptId));
  const rows = await union(heard(batches), heard(signals)).orderBy(sql`received_at`);
  return new Map(
    [...Map.groupBy(rows, ({ source }) => source)].map(([source, of]) => [source, of.map(({ at }) => at)]),
  );
}

export async function risksKept(db: Db | Tx, attemptIds: readonly string[]) {
  if (attemptIds.length === 0) return [];
  return db
    .select()
    .from(risks)
    .where(inArray(risks.attemptId, [...attemptIds]));
}

export function snapshotsOf(db: Db | Tx, attemptId: string): Promise<Snapshot[]> {
  return db.select().from(snapshots).where(eq(snapshots.attemptId, attemptId)).orderBy(asc(snapshots.takenAt));
}

/** Pictures whose hash a page has committed and whose bytes have not come, or never will. */
export async function picturesNotReceived(db: Db | Tx, attemptId: string): Promise<SignalRow[]> {
  const received = and(
    eq(snapshots.attemptId, signals.attemptId),
    eq(snapshots.source, signals.source),
    eq(snapshots.seq, signals.seq),
  );
  const rows = await db
    .select({ signal: signals })
    .from(signals)
    .leftJoin(snapshots, received)
    .where(and(eq(signals.attemptId, attemptId), eq(signals.kind, 'snapshotTaken'), isNull(snapshots.id)))
    .orderBy(asc(signals.startedAt));
  return rows.map(({ signal }) => signal);
}

export async function findSnapshot(db: Db | Tx, id: string): Promise<Snapshot | null> {
  const [row] = await db.select().from(snapshots).where(eq(snapshots.id, id));
  return row ?? null;
}

export async function incidentsOf(db: Db | Tx, attemptIds: readonly string[]): Promise<Incident[]> {
  if (attemptIds.length === 0) return [];
  const rows = await db
    .select()
    .from(incidents)
    .where(inArray(incidents.attemptId, [...attemptIds]))
    .orderBy(desc(incidents.openedAt));
  return rows.filter(isAboutOne);
}

/** What persons have written down of a room and of those who sit there, in the order of time. */
export function incidentsWrittenIn(db: Db | Tx, roomId: string): Promise<IncidentRow[]> {
  return db
    .select()
    .from(incidents)
    .where(and(eq(incidents.roomId, roomId), isNotNull(incidents.openedBy)))
    .orderBy(asc(incidents.openedAt), asc(incidents.id));
}

/** Incidents for reviewers about those who sit in these rooms, begun or not, in the order of time. */
export async function incidentsForReviewIn(db: Db | Tx, roomIds: ReadonlySet<string>): Promise<Incident[]> {
  const rows = await db
    .select()
    .from(incidents)
    .where(and(inArray(incidents.roomId, [...roomIds]), inArray(incidents.kind, [...REVIEWED_KINDS])))
    .orderBy(asc(incidents.openedAt), asc(incidents.id));
  return rows.filter(isAboutOne);
}

export async function findIncident(db: Db | Tx, id: string): Promise<Incident | null> {
  const [row] = await db.select().from(incidents).where(eq(incidents.id, id));
  return row && isAboutOne(row) ? row : null;
}

export async function hasOpenIncident(db: Db | Tx, attemptId: string): Promise<boolean> {
  const rows = await db
    .select({ id: incidents.id })
    .from(incidents)
    .where(
      and(eq(incidents.attemptId, attemptId), isNull(incidents.closedAt), inArray(incidents.kind, [...REVIEWED_KINDS])),
    )
    .limit(1);
  return rows.length > 0;
}

/** The second look as it really was: of all pictures, or of these attempts. */
export async function recheckCounts(db: Db | Tx, attemptIds?: readonly string[]) {
  const [row] = await db
    .select({
      snapshots: count(),
      rechecked: countIf(sql`${snapshots.recheck} = 'seen'`),
      waiting: countIf(sql`${snapshots.recheck} = 'waiting'`),
      deferred: countIf(sql`${snapshots.recheck} = 'deferred'`),
      plain: countIf(sql`not ${snapshots.flagged}`),
      plainSeen: countIf(sql`not ${snapshots.flagged} and ${snapshots.recheck} = 'seen'`),
      oldest: sql<Date | string | null>`min(${snapshots.storedAt}) filter (where ${snapshots.recheck} = 'waiting')`,
    })
    .from(snapshots)
    .where(attemptIds ? inArray(snapshots.attemptId, [...attemptIds]) : undefined);
  const {
    plain = 0,
    plainSeen = 0,
    oldest = null,
    ...counts
  } = row ?? { snapshots: 0, rechecked: 0, waiting: 0, deferred: 0 };
  return {
    ...counts,
    /** Share of unflagged pictures that were looked at again; null where there was none. */
    rate: plain === 0 ? null : plainSeen / plain,
    oldestWaitingAt: oldest === null ? null : new Date(oldest).getTime(),
  };
}

const countIf = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`;

/** How many pictures wait, counted no further than `most`: the queue's own index gives them. */
export async function waitingUpTo(db: Db | Tx, most: number): Promise<number> {
  const rows = await db
    .select({ id: snapshots.id })
    .from(snapshots)
    .where(eq(snapshots.recheck, 'waiting'))
    .limit(most);
  return rows.length;
}

/** Second looks by attempt: how many, and how often page and service differed. */
export async function looksByAttempt(db: Db | Tx, attemptIds: readonly string[]): Promise<Map<string, LooksRow>> {
  if (attemptIds.length === 0) return new Map();
  const rows = await db
    .select({
      attemptId: snapshots.attemptId,
      looked: countIf(sql`${snapshots.recheck} = 'seen'`),
      telling: countIf(sql`${snapshots.telling}`),
      differing: countIf(sql`${snapshots.telling} and ${snapshots.differs}`),
    })
    .from(snapshots)
    .where(inArray(snapshots.attemptId, [...attemptIds]))
    .groupBy(snapshots.attemptId);
  return new Map(rows.map(({ attemptId, ...looks }) => [attemptId, looks]));
}
export type LooksRow = { readonly looked: number; readonly telling: number; readonly differing: number };
export const NO_LOOKS: LooksRow = { looked: 0, telling: 0, differing: 0 };

/** When a vision service that has a backend was heard last; null where none ever was. */
export async function serviceSeenAt(db: Db | Tx): Promise<number | null> {
  const [row] = await db
    .select({ at: max(visionServices.seenAt) })
    .from(visionServices)
    .where(ne(visionServices.backend, 'none'));
  return row?.at?.getTime() ?? null;
}
