import type { Deps } from '../../deps.ts';
import type { CandidateWho } from '../../http/who.ts';
import { tellSession } from '../delivery/index.ts';
import { appendWord, lockCandidates } from './append-word.ts';
import { wordsOf } from './queries.ts';
import { watchingOf } from './watching.ts';

/**
 * Takes back the microphone alone. It only ever takes: a word that comes late, after the camera was withdrawn, changes nothing,
 * which is why the word before is read under the lock.
 */
export async function withdrawMicrophone(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  who: CandidateWho,
): Promise<{ level: number }> {
  const level = await db.transaction(async (tx) => {
    const { candidateId } = who;
    await lockCandidates(tx, [candidateId]);
    const own = (await wordsOf(tx, [candidateId])).get(candidateId)?.find(({ party }) => party === 'pupil');
    if (own?.camera && own.microphone)
      await appendWord(
        tx,
        [candidateId],
        { party: 'pupil', version: own.version, act: 'given', microphone: false, alternative: null },
        now(),
      );
    return (await watchingOf(tx, who, now())).level;
  });
  tellSession(bus, who.sessionId, { candidateId: who.candidateId });
  return { level };
}
