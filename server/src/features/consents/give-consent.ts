import { eq } from 'drizzle-orm';
import { type giveConsent as contract, NOTICE_VERSION, type PicturesUntil } from 'shared/contracts/consents.ts';
import type { BodyOf } from 'shared/contracts/endpoint.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { CandidateWho } from '../../http/who.ts';
import { tellSession } from '../delivery/index.ts';
import { holdDays, picturesUntilOf } from '../proctoring/index.ts';
import { candidates, findSession } from '../sessions/index.ts';
import { appendWord, lockCandidates } from './append-word.ts';
import { watchingOf } from './watching.ts';

/**
 * Records that a pupil agrees to the notice as it was read, with the camera or without it, and with the microphone or without.
 * Every act is a row of its own.
 */
export async function giveConsent(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  who: CandidateWho,
  { version, camera, microphone = false, alternative, picturesUntil }: BodyOf<typeof contract>,
): Promise<{ level: number }> {
  if (version !== NOTICE_VERSION) refuse('consentOutdated');
  const level = await db.transaction(async (tx) => {
    const { candidateId } = who;
    await lockCandidates(tx, [candidateId]);
    await requireNoLater(tx, who, picturesUntil);
    await appendWord(
      tx,
      [candidateId],
      {
        party: 'pupil',
        version,
        act: camera ? 'given' : 'refused',
        microphone: camera && microphone,
        alternative: camera ? null : (alternative ?? 'supervised'),
        picturesUntil: picturesUntil ?? null,
      },
      now(),
    );
    await tx.update(candidates).set({ consentVersion: version }).where(eq(candidates.id, candidateId));
    return (await watchingOf(tx, who, now())).level;
  });
  tellSession(bus, who.sessionId, { candidateId: who.candidateId });
  return { level };
}

/** Refuses where pictures are by now kept for longer than was read; held until the word stands. None are kept beyond the longest. */
async function requireNoLater(
  tx: Tx,
  { examId, sessionId }: CandidateWho,
  read: PicturesUntil | undefined,
): Promise<void> {
  if (!read) return;
  await holdDays(tx, examId, 'reader');
  const session = (await findSession(tx, sessionId)) ?? refuse('notFound');
  const until = await picturesUntilOf(tx, session);
  if (until.withoutSign > read.withoutSign || until.withSign > read.withSign) refuse('picturesKeptLonger');
}
