import { and, eq, isNotNull } from 'drizzle-orm';
import type { Tx } from '../../../db/db.ts';
import { incidents } from '../tables.ts';

/** Marks a decision as one that no longer stands. What was decided, by whom and why stays readable beside it. */
export async function liftDecision(tx: Tx, incidentId: string, at: number): Promise<void> {
  await tx
    .update(incidents)
    .set({ liftedAt: new Date(at) })
    .where(and(eq(incidents.id, incidentId), isNotNull(incidents.closedAt)));
}
