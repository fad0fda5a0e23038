import type { ReleaseView } from 'shared/contracts/releases.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { findRelease } from '../papers/index.ts';
import { findExam } from '../sessions/index.ts';
import { takenFrom } from './give-share.ts';
import { sharesOf } from './queries.ts';

/** Who holds the key of an exam; never what a share says. */
export async function readExamRelease({ db, now }: Pick<Deps, 'db' | 'now'>, examId: string): Promise<ReleaseView> {
  const exam = await findExam(db, examId);
  if (!exam) refuse('notFound');
  const [release, shares] = await Promise.all([findRelease(db, examId), sharesOf(db, examId)]);
  return {
    title: exam.title,
    state: release === null ? 'none' : release.wrappedKey === null ? 'split' : 'whole',
    threshold: shares[0]?.threshold ?? null,
    holders: shares.map(({ place, holder, givenAt }) => ({ place, name: holder, isGiven: givenAt !== null })),
    takenFrom: await takenFrom(db, examId),
    now: now(),
  };
}
