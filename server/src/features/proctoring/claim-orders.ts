import { desc, gt, isNull, or } from 'drizzle-orm';
import { windowsOf } from 'proctoring/risk/windows.ts';
import type { BodyOf, ReplyOf } from 'shared/contracts/endpoint.ts';
import type { claimOrders as contract } from 'shared/contracts/proctoring.ts';
import type { Deps } from '../../deps.ts';
import { findAttempt } from '../delivery/index.ts';
import { signalsOf } from './queries.ts';
import { standingSignals, undecided } from './standing-signals.ts';
import { risks } from './tables.ts';

/**
 * Attempts whose risk changed since the sequence model looked, the latest first, as windows of numbers. Two services may
 * take the same one: the order is the same.
 */
export async function claimOrders(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { atMost }: BodyOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  const changed = await db
    .select()
    .from(risks)
    .where(or(isNull(risks.orderedAt), gt(risks.at, risks.orderedAt)))
    .orderBy(desc(risks.at))
    .limit(atMost);
  const taken = [];
  for (const { attemptId, at, reviewedAt } of changed) {
    const attempt = await findAttempt(db, attemptId);
    if (!attempt) continue;
    const standing = standingSignals(await signalsOf(db, attemptId), attempt, now());
    taken.push({ attemptId, asOf: at.getTime(), windows: windowsOf(undecided(standing, reviewedAt), now()) });
  }
  return { attempts: taken };
}
