import { eq } from 'drizzle-orm';
import { split } from 'shamir-secret-sharing';
import { wordsOf } from 'shared/papers/key-words.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { forgetReleaseKey, releaseKeyOf } from '../papers/index.ts';
import { lockExam, sessionsOfExam } from '../sessions/index.ts';
import { shareCheck } from './share-check.ts';
import { examShares } from './tables.ts';

/**
 * Splits the release key of a sealed exam into one share for each officer, any `threshold` of which give it back (Shamir,
 * 1979), and forgets it. The shares are in this reply and nowhere else: whoever loses too many has lost the papers. `by` sees
 * all of them, and can give none (decision 34).
 */
export async function splitRelease(
  { db, secrets, now }: Pick<Deps, 'db' | 'secrets' | 'now'>,
  { examId, holders, threshold, by }: { examId: string; holders: readonly string[]; threshold: number; by: string },
): Promise<{ shares: { name: string; words: string[] }[] }> {
  const at = now();
  return db.transaction(async (tx) => {
    if (!(await lockExam(tx, examId))) refuse('notFound');
    if ((await sessionsOfExam(tx, examId)).some(({ startsAt }) => startsAt.getTime() <= at)) refuse('sessionBegun');
    const key = await releaseKeyOf({ db: tx, secrets }, examId);
    if (!key) return refuse('keyElsewhere');
    const shares = await split(Uint8Array.from(key), holders.length, threshold);
    await tx.delete(examShares).where(eq(examShares.examId, examId));
    await tx.insert(examShares).values(
      shares.map((share, index) => ({
        ...{ examId, place: index + 1, threshold, holder: holders[index] ?? '' },
        splitBy: by,
        shareCheck: shareCheck(examId, share),
      })),
    );
    await forgetReleaseKey(tx, examId);
    await appendAudit(tx, at, {
      actor: by,
      act: 'exam.splitKey',
      subject: { kind: 'exam', id: examId },
      details: { threshold, holders: [...holders] },
    });
    return { shares: shares.map((share, index) => ({ name: holders[index] ?? '', words: wordsOf(share) })) };
  });
}
