import type { Clearing } from 'shared/contracts/checkin.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { tellSession } from '../delivery/index.ts';
import { findCandidate } from '../sessions/index.ts';
import { lockCheckIn, outcomesOf } from './queries.ts';
import { checkIns } from './tables.ts';

/** A person in the room settles what the machine was unsure of. Who, and how, is written into the audit chain. */
export async function clearCheckIn(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  who: Staff,
  { sessionId, candidateId, how }: { sessionId: string; candidateId: string; how: Clearing },
): Promise<void> {
  if ((await findCandidate(db, candidateId))?.sessionId !== sessionId) refuse('notFound');
  const at = new Date(now());
  const cleared = { clearedHow: how, clearedBy: who.accountId, clearedByName: who.name, clearedAt: at };
  await db.transaction(async (tx) => {
    const settled = await lockCheckIn(tx, candidateId);
    await tx
      .insert(checkIns)
      .values({ candidateId, report: null, at, ...cleared })
      .onConflictDoUpdate({ target: checkIns.candidateId, set: cleared });
    await appendAudit(tx, now(), {
      actor: who.accountId,
      act: 'checkIn.clear',
      subject: { kind: 'candidate', id: candidateId },
      details: { session: sessionId, how, outcomes: settled && outcomesOf(settled) },
    });
  });
  tellSession(bus, sessionId, { candidateId });
}
