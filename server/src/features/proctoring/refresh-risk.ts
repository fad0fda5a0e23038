import { randomUUID } from 'node:crypto';
import { type Risk, riskOf } from 'proctoring/risk/risk.ts';
import type { Tx } from '../../db/db.ts';
import { findAttempt } from '../delivery/index.ts';
import { hasOpenIncident, risksKept, signalsOf } from './queries.ts';
import { standingSignals, undecided } from './standing-signals.ts';
import { incidents, risks } from './tables.ts';

/** As many reasons as fit on a seat of the board. */
const REASONS = 3;

/**
 * Computes the risk of an attempt anew and keeps it for the board; a raised priority opens an incident for a person to
 * decide about. Says whether what the board shows has changed. The attempt's evidence must be locked.
 */
export async function refreshRisk(tx: Tx, attemptId: string, now: number): Promise<boolean> {
  const [kept] = await risksKept(tx, [attemptId]);
  const attempt = await findAttempt(tx, attemptId);
  const standing = attempt ? standingSignals(await signalsOf(tx, attemptId), attempt, now) : [];
  const risk = riskOf(undecided(standing, kept?.reviewedAt), now);
  const reasons = reasonsOf(risk);
  const row = { priority: risk.priority, reasons, at: new Date(now) };
  await tx
    .insert(risks)
    .values({ attemptId, ...row })
    .onConflictDoUpdate({ target: risks.attemptId, set: row });
  if (risk.priority === 'raised' && !(await hasOpenIncident(tx, attemptId)))
    await tx.insert(incidents).values({ id: randomUUID(), attemptId, openedAt: new Date(now), because: risk.because });
  return kept?.priority !== risk.priority || JSON.stringify(kept.reasons) !== JSON.stringify(reasons);
}

function reasonsOf(risk: Risk): { vi: string; en: string }[] {
  return risk.evidence
    .filter((one) => one.adds > 0)
    .slice(0, REASONS)
    .map((one) => one.sentence);
}
