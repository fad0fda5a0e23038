import { and, eq } from 'drizzle-orm';
import type { BodyOf, ReplyOf } from 'shared/contracts/endpoint.ts';
import type { reportOrders as contract } from 'shared/contracts/proctoring.ts';
import type { Deps } from '../../deps.ts';
import { risks } from './tables.ts';

/** Keeps the orders of those attempts that have not changed meanwhile. */
export async function keepOrders(
  { db }: Pick<Deps, 'db'>,
  { orders }: BodyOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  let kept = 0;
  for (const { attemptId, asOf, order } of orders) {
    const at = new Date(asOf);
    const rows = await db
      .update(risks)
      .set({ order, orderedAt: at })
      .where(and(eq(risks.attemptId, attemptId), eq(risks.at, at)))
      .returning({ attemptId: risks.attemptId });
    kept += rows.length;
  }
  return { kept };
}
