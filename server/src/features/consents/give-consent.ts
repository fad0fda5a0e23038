import { eq } from 'drizzle-orm';
import { type giveConsent as contract, NOTICE_VERSION } from 'shared/contracts/consents.ts';
import type { BodyOf } from 'shared/contracts/endpoint.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { CandidateWho } from '../../http/who.ts';
import { tellSession } from '../delivery/index.ts';
import { candidates } from '../sessions/index.ts';
import { appendWord } from './append-word.ts';
import { watchingOf } from './watching.ts';

/** Records that a pupil agrees to the notice, with the camera or without it, and with the microphone or without. Every act is a row of its own. */
export async function giveConsent(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  who: CandidateWho,
  { version, camera, microphone = false, alternative }: BodyOf<typeof contract>,
): Promise<{ level: number }> {
  if (version !== NOTICE_VERSION) refuse('consentOutdated');
  const level = await db.transaction(async (tx) => {
    const { candidateId } = who;
    await appendWord(
      tx,
      [candidateId],
      {
        party: 'pupil',
        version,
        act: camera ? 'given' : 'refused',
        microphone: camera && microphone,
        alternative: camera ? null : (alternative ?? 'supervised'),
      },
      now(),
    );
    await tx.update(candidates).set({ consentVersion: version }).where(eq(candidates.id, candidateId));
    return (await watchingOf(tx, who, now())).level;
  });
  tellSession(bus, who.sessionId, { candidateId: who.candidateId });
  return { level };
}
