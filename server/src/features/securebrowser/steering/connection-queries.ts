import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../db/db.ts';
import { candidates } from '../../sessions/index.ts';
import { sebConnections, sebInstructions, sebLogLines } from '../tables.ts';

export type Connection = typeof sebConnections.$inferSelect;

export async function findConnection(db: Db | Tx, id: string): Promise<Connection | null> {
  const [found] = await db.select().from(sebConnections).where(eq(sebConnections.id, id));
  return found ?? null;
}

/** The newest connection of a candidate that is not closed. */
export async function openConnectionOf(db: Db | Tx, candidateId: string): Promise<Connection | null> {
  const [newest] = await connectionsOf(db, [candidateId]);
  return newest && newest.state !== 'closed' ? newest : null;
}

/** Connections of any of these candidates, the newest first. */
export async function connectionsOf(db: Db | Tx, candidateIds: readonly string[]): Promise<Connection[]> {
  if (candidateIds.length === 0) return [];
  return db
    .select()
    .from(sebConnections)
    .where(inArray(sebConnections.candidateId, [...candidateIds]))
    .orderBy(desc(sebConnections.openedAt), desc(sebConnections.id));
}

/** What the clients of an exam said of themselves: the cohort that a signature is compared with. */
export async function cohortOf(db: Db | Tx, examId: string) {
  return db
    .select({
      id: sebConnections.id,
      candidateId: sebConnections.candidateId,
      version: sebConnections.version,
      system: sebConnections.system,
      signatureKey: sebConnections.signatureKey,
    })
    .from(sebConnections)
    .innerJoin(candidates, eq(candidates.id, sebConnections.candidateId))
    .where(eq(candidates.examId, examId));
}

/** The instruction that a client has to carry out next. */
export async function nextInstruction(db: Db | Tx, connectionId: string) {
  const [next] = await db
    .select()
    .from(sebInstructions)
    .where(and(eq(sebInstructions.connectionId, connectionId), isNull(sebInstructions.confirmedAt)))
    .orderBy(asc(sebInstructions.at), asc(sebInstructions.id))
    .limit(1);
  return next ?? null;
}

/** How many instructions each connection has not confirmed. */
export async function waitingInstructions(db: Db | Tx, connectionIds: readonly string[]): Promise<Map<string, number>> {
  if (connectionIds.length === 0) return new Map();
  const rows = await db
    .select({ id: sebInstructions.connectionId, count: sql<number>`count(*)::int` })
    .from(sebInstructions)
    .where(and(inArray(sebInstructions.connectionId, [...connectionIds]), isNull(sebInstructions.confirmedAt)))
    .groupBy(sebInstructions.connectionId);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** Kept lines of the log of a candidate's clients, the latest first. */
export async function logLinesOf(db: Db | Tx, candidateId: string, most: number) {
  return db
    .select({ at: sebLogLines.at, type: sebLogLines.type, text: sebLogLines.text })
    .from(sebLogLines)
    .innerJoin(sebConnections, eq(sebConnections.id, sebLogLines.connectionId))
    .where(eq(sebConnections.candidateId, candidateId))
    .orderBy(desc(sebLogLines.at), desc(sebLogLines.line))
    .limit(most);
}
