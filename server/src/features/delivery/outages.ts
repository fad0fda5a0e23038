import { and, asc, inArray, isNull } from 'drizzle-orm';
import type { Outage } from 'shared/contracts/invigilation.ts';
import type { Db, Tx } from '../../db/db.ts';
import { attemptOutages } from './tables.ts';

/** What each attempt has lost to outages that nobody has given back yet: its seconds, and from when until when. */
export async function openOutagesOf(db: Db, attemptIds: readonly string[]): Promise<Map<string, Outage>> {
  const lost = new Map<string, Outage>();
  if (attemptIds.length === 0) return lost;
  const rows = await db
    .select()
    .from(attemptOutages)
    .where(and(inArray(attemptOutages.attemptId, [...attemptIds]), isNull(attemptOutages.creditedBy)))
    .orderBy(asc(attemptOutages.fromAt));
  for (const { attemptId, fromAt, untilAt } of rows) {
    const { from = fromAt, seconds = 0 } = lost.get(attemptId) ?? {};
    lost.set(attemptId, { from, until: untilAt, seconds: seconds + Math.round((untilAt - fromAt) / 1000) });
  }
  return lost;
}

/** All outages of these attempts in the order of time, given back or not. */
export async function outagesOf(
  db: Db,
  attemptIds: readonly string[],
): Promise<(typeof attemptOutages.$inferSelect)[]> {
  if (attemptIds.length === 0) return [];
  return db
    .select()
    .from(attemptOutages)
    .where(inArray(attemptOutages.attemptId, [...attemptIds]))
    .orderBy(asc(attemptOutages.fromAt));
}

/** Notes that a control has given back what these attempts lost so far: nobody is offered it twice. */
export async function creditOutages(tx: Tx, attemptIds: readonly string[], control: string): Promise<void> {
  if (attemptIds.length === 0) return;
  await tx
    .update(attemptOutages)
    .set({ creditedBy: control })
    .where(and(inArray(attemptOutages.attemptId, [...attemptIds]), isNull(attemptOutages.creditedBy)));
}
