import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { NOTICE_VERSION } from 'shared/contracts/proctoring.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { CandidateWho } from '../../http/who.ts';
import { candidates } from '../sessions/index.ts';
import { watchingOf } from './level.ts';
import { consents } from './tables.ts';

/** Records that a candidate agrees to the notice, with the camera or without it. Every act is a row of its own. */
export async function giveConsent(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  who: CandidateWho,
  { version, camera }: { version: string; camera: boolean },
): Promise<{ level: number }> {
  if (version !== NOTICE_VERSION) refuse('consentOutdated');
  return db.transaction(async (tx) => {
    const { candidateId } = who;
    await tx
      .insert(consents)
      .values({ id: randomUUID(), candidateId, version, act: 'given', camera, at: new Date(now()) });
    await tx.update(candidates).set({ consentVersion: version }).where(eq(candidates.id, candidateId));
    return { level: (await watchingOf(tx, who)).level };
  });
}
