import type { Deps } from '../../deps.ts';
import type { CandidateWho } from '../../http/who.ts';
import { tellSession } from '../delivery/index.ts';
import { appendWord } from './append-word.ts';
import { wordsOf } from './queries.ts';
import { watchingOf } from './watching.ts';

/**
 * Withdraws the consent to the camera. The notice about the page itself stays agreed to, so that the exam goes on, also
 * after a reload: at level 1.
 */
export async function withdrawConsent(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  who: CandidateWho,
): Promise<{ level: number }> {
  const level = await db.transaction(async (tx) => {
    const { candidateId } = who;
    const words = (await wordsOf(tx, [candidateId])).get(candidateId) ?? [];
    const own = words.find(({ party }) => party === 'pupil');
    if (own?.camera)
      await appendWord(
        tx,
        [candidateId],
        { party: 'pupil', version: own.version, act: 'withdrawn', microphone: false, alternative: 'supervised' },
        now(),
      );
    return (await watchingOf(tx, who, now())).level;
  });
  tellSession(bus, who.sessionId, { candidateId: who.candidateId });
  return { level };
}
