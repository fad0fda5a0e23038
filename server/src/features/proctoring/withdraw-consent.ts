import { randomUUID } from 'node:crypto';
import type { Deps } from '../../deps.ts';
import type { CandidateWho } from '../../http/who.ts';
import { watchingOf } from './level.ts';
import { latestConsent } from './queries.ts';
import { consents } from './tables.ts';

/**
 * Withdraws the consent to the camera. The notice about the page itself stays agreed to, so that the exam goes on, also
 * after a reload: at level 1.
 */
export async function withdrawConsent(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  who: CandidateWho,
): Promise<{ level: number }> {
  return db.transaction(async (tx) => {
    const { candidateId } = who;
    const latest = await latestConsent(tx, candidateId);
    if (latest?.act === 'given')
      await tx.insert(consents).values({
        id: randomUUID(),
        candidateId,
        version: latest.version,
        act: 'withdrawn',
        camera: latest.camera,
        at: new Date(now()),
      });
    return { level: (await watchingOf(tx, who)).level };
  });
}
