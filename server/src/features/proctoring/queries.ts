import { and, asc, desc, eq, inArray, isNull, max, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db.ts';
import { consents, incidents, risks, signals, signalsAside, snapshots } from './tables.ts';

export type SignalRow = typeof signals.$inferSelect;
export type Snapshot = typeof snapshots.$inferSelect;
export type Incident = typeof incidents.$inferSelect;

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

export async function findSnapshot(db: Db | Tx, id: string): Promise<Snapshot | null> {
  const [row] = await db.select().from(snapshots).where(eq(snapshots.id, id));
  return row ?? null;
}

export async function latestConsent(db: Db | Tx, candidateId: string) {
  const [row] = await db
    .select()
    .from(consents)
    .where(eq(consents.candidateId, candidateId))
    .orderBy(desc(consents.at), desc(consents.id))
    .limit(1);
  return row ?? null;
}

export function incidentsOf(db: Db | Tx, attemptIds: readonly string[]): Promise<Incident[]> {
  if (attemptIds.length === 0) return Promise.resolve([]);
  return db
    .select()
    .from(incidents)
    .where(inArray(incidents.attemptId, [...attemptIds]))
    .orderBy(desc(incidents.openedAt));
}

export async function findIncident(db: Db | Tx, id: string): Promise<Incident | null> {
  const [row] = await db.select().from(incidents).where(eq(incidents.id, id));
  return row ?? null;
}

export async function hasOpenIncident(db: Db | Tx, attemptId: string): Promise<boolean> {
  const rows = await db
    .select({ id: incidents.id })
    .from(incidents)
    .where(and(eq(incidents.attemptId, attemptId), isNull(incidents.closedAt)))
    .limit(1);
  return rows.length > 0;
}

/** How many pictures there are, how many were looked at again, and how many wait. */
export async function recheckCounts(db: Db | Tx, attemptIds?: readonly string[]) {
  const rows = await db
    .select({ recheck: snapshots.recheck, n: sql<number>`count(*)::int` })
    .from(snapshots)
    .where(attemptIds ? inArray(snapshots.attemptId, [...attemptIds]) : undefined)
    .groupBy(snapshots.recheck);
  const of = (state: string) => rows.find((row) => row.recheck === state)?.n ?? 0;
  return { snapshots: rows.reduce((sum, row) => sum + row.n, 0), rechecked: of('seen'), waiting: of('waiting') };
}
