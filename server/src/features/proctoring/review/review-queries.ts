import { asc, inArray } from 'drizzle-orm';
import type { Db, Tx } from '../../../db/db.ts';
import { opinions } from '../tables.ts';

export type Opinion = typeof opinions.$inferSelect;

/** The opinions on incidents by incident, each in the order in which they were given. */
export async function opinionsByIncident(db: Db | Tx, incidentIds: readonly string[]): Promise<Map<string, Opinion[]>> {
  if (incidentIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(opinions)
    .where(inArray(opinions.incidentId, [...incidentIds]))
    .orderBy(asc(opinions.incidentId), asc(opinions.turn));
  return Map.groupBy(rows, ({ incidentId }) => incidentId);
}

/** The accounts that have spoken on these incidents, by incident: no person of them answers an appeal against it. */
export async function reviewersOf(
  db: Db | Tx,
  incidentIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const given = await opinionsByIncident(db, incidentIds);
  return new Map([...given].map(([id, opinions]) => [id, new Set(opinions.map(({ reviewerId }) => reviewerId))]));
}
