import type { CheckInReport } from 'shared/contracts/checkin.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { CandidateWho } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { watchingOf } from '../consents/index.ts';
import { tellSession } from '../delivery/index.ts';
import { clearingOf, lockCheckIn, outcomesOf } from './queries.ts';
import { checkIns } from './tables.ts';

const LEVEL_WITH_CAMERA = 2;

/**
 * Keeps how a check-in went. A new one replaces the old and is open again (`clearingOf`); what the old one told, and how it
 * was settled, stays in the audit chain wherever the new one tells something else.
 */
export async function reportCheckIn(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  who: CandidateWho,
  report: CheckInReport,
): Promise<Record<string, never>> {
  if ((await watchingOf(db, who, now())).level < LEVEL_WITH_CAMERA) refuse('cameraNotAgreed');
  const row = { report, at: new Date(now()) };
  await db.transaction(async (tx) => {
    const before = await lockCheckIn(tx, who.candidateId);
    await tx
      .insert(checkIns)
      .values({ candidateId: who.candidateId, ...row })
      .onConflictDoUpdate({ target: checkIns.candidateId, set: row });
    if (!before) return;
    const [cleared, outcomes] = [clearingOf(before)?.how ?? null, outcomesOf(before)];
    if (!cleared && outcomes === outcomesOf(row)) return;
    await appendAudit(tx, row.at.getTime(), {
      actor: `candidate:${who.candidateId}`,
      act: 'checkIn.replace',
      subject: { kind: 'candidate', id: who.candidateId },
      details: { session: who.sessionId, outcomes, cleared, now: outcomesOf(row) },
    });
  });
  tellSession(bus, who.sessionId, { candidateId: who.candidateId });
  return {};
}
