import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db.ts';
import { sebChallenges, sebConfigurations, sebExceptions } from './tables.ts';

export async function findConfiguration(db: Db | Tx, id: string) {
  const [found] = await db.select().from(sebConfigurations).where(eq(sebConfigurations.id, id));
  return found ?? null;
}

export async function findChallenge(db: Db | Tx, id: string) {
  const [found] = await db.select().from(sebChallenges).where(eq(sebChallenges.id, id));
  return found ?? null;
}

/** The configuration a candidate works under: the one fetched last, or null. */
export async function configurationInUse(db: Db | Tx, candidateId: string) {
  const [found] = await db
    .select()
    .from(sebConfigurations)
    .where(and(eq(sebConfigurations.candidateId, candidateId), isNotNull(sebConfigurations.fetchedAt)))
    .orderBy(desc(sebConfigurations.fetchedAt), desc(sebConfigurations.id))
    .limit(1);
  return found ?? null;
}

/** Configurations that were fetched, of any of these candidates, the latest first. */
export async function fetchedConfigurations(db: Db | Tx, candidateIds: readonly string[]) {
  if (candidateIds.length === 0) return [];
  return db
    .select()
    .from(sebConfigurations)
    .where(and(inArray(sebConfigurations.candidateId, [...candidateIds]), isNotNull(sebConfigurations.fetchedAt)))
    .orderBy(desc(sebConfigurations.fetchedAt));
}

export async function exceptionsOf(db: Db | Tx, candidateIds: readonly string[]) {
  if (candidateIds.length === 0) return [];
  return db
    .select()
    .from(sebExceptions)
    .where(inArray(sebExceptions.candidateId, [...candidateIds]));
}

export async function isLetIn(db: Db | Tx, candidateId: string): Promise<boolean> {
  return (await exceptionsOf(db, [candidateId])).length > 0;
}
