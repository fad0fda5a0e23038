import { randomUUID } from 'node:crypto';
import { type Risk, riskOf } from 'proctoring/risk/risk.ts';
import { surroundingsOf } from 'proctoring/risk/surroundings.ts';
import type { Tx } from '../../db/db.ts';
import { type Attempt, findAttempt } from '../delivery/index.ts';
import { noteAnswerBursts } from './note-answer-bursts.ts';
import { hasOpenIncident, risksKept, signalsOf } from './queries.ts';
import { viewOfAttempt } from './room-view.ts';
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
  const risk = attempt ? await riskNow(tx, attempt, kept?.reviewedAt ?? null, now) : riskOf([], now);
  const reasons = reasonsOf(risk);
  const row = { priority: risk.priority, reasons, at: new Date(now) };
  await tx
    .insert(risks)
    .values({ attemptId, ...row })
    .onConflictDoUpdate({ target: risks.attemptId, set: row });
  if (attempt && risk.priority === 'raised' && !(await hasOpenIncident(tx, attemptId)))
    await tx.insert(incidents).values({
      ...{ id: randomUUID(), sessionId: attempt.sessionId, roomId: attempt.roomId },
      ...{ candidateId: attempt.candidateId, attemptId, kind: 'signals' },
      ...{ openedAt: new Date(now), because: risk.because },
    });
  return kept?.priority !== risk.priority || JSON.stringify(kept.reasons) !== JSON.stringify(reasons);
}

/**
 * The ledger's pace and the view of the room are asked for only where they can change anything: pace confirms what another
 * source says, and what is shared or usual can only take away.
 */
async function riskNow(tx: Tx, attempt: Attempt, reviewedAt: Date | null, now: number): Promise<Risk> {
  const own = async () => {
    const rows = await signalsOf(tx, attempt.id);
    const standing = standingSignals(rows, attempt, now);
    return { rows, standing, undecided: undecided(standing, reviewedAt) };
  };
  let signals = await own();
  let risk = riskOf(signals.undecided, now);
  if (risk.sources.length > 0 && (await noteAnswerBursts(tx, attempt, signals.rows, now))) {
    signals = await own();
    risk = riskOf(signals.undecided, now);
  }
  if (risk.priority === 'none') return risk;
  const view = await viewOfAttempt(tx, attempt, now);
  return riskOf(signals.undecided, now, surroundingsOf(view, signals.standing, attempt.startedAt.getTime()));
}

function reasonsOf(risk: Risk): { vi: string; en: string }[] {
  return risk.evidence
    .filter((one) => one.adds > 0)
    .slice(0, REASONS)
    .map((one) => one.sentence);
}
