import { asc, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db.ts';
import { incidentAppeals } from './tables.ts';

export type IncidentAppeal = typeof incidentAppeals.$inferSelect;

export async function appealsOf(db: Db | Tx, attemptIds: readonly string[]): Promise<IncidentAppeal[]> {
  if (attemptIds.length === 0) return [];
  return db
    .select()
    .from(incidentAppeals)
    .where(inArray(incidentAppeals.attemptId, [...attemptIds]))
    .orderBy(asc(incidentAppeals.at));
}

export async function findAppeal(db: Db | Tx, id: string): Promise<IncidentAppeal | null> {
  const [appeal] = await db.select().from(incidentAppeals).where(eq(incidentAppeals.id, id));
  return appeal ?? null;
}

/** The appeal against an incident, held until the transaction ends. */
export async function lockAppealAgainst(tx: Tx, incidentId: string): Promise<IncidentAppeal | null> {
  const [appeal] = await tx
    .select()
    .from(incidentAppeals)
    .where(eq(incidentAppeals.incidentId, incidentId))
    .for('update');
  return appeal ?? null;
}
