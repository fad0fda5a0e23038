import type { ResultExam } from 'shared/contracts/grading.ts';
import { may } from 'shared/people/abilities.ts';
import type { Deps } from '../../deps.ts';
import type { Staff } from '../../http/who.ts';
import { unitsById, unitsWithin } from '../people/index.ts';
import { readablePaths } from './policy.ts';
import { examsTouching, findPublication, markingProgress } from './queries.ts';

/** The exams whose results a person may read, with how far marking has come. */
export async function listResultExams({ db, now }: Pick<Deps, 'db' | 'now'>, who: Staff): Promise<ResultExam[]> {
  const readable = await unitsWithin(db, readablePaths(who));
  const exams = await examsTouching(
    db,
    readable.map(({ id }) => id),
  );
  const units = await unitsById(
    db,
    exams.map(({ unitId }) => unitId),
  );
  const progress = await markingProgress(
    db,
    exams.map(({ id }) => id),
  );
  return Promise.all(
    exams.map(async ({ id, title, subject, unitId, state }): Promise<ResultExam> => {
      const unit = units.get(unitId);
      const publication = state === 'published' ? await findPublication(db, id) : null;
      return {
        id,
        title,
        subject,
        unit: unit?.name ?? '',
        sessions: progress
          .filter(({ session }) => session.examId === id)
          .map(({ session, attempts, marked }) => ({
            id: session.id,
            title: session.title,
            startsAt: session.startsAt.getTime(),
            isOver: session.closedAt !== null || now() > session.endsAt.getTime(),
            attempts,
            marked,
          })),
        publishedAt: publication?.at.getTime() ?? null,
        mayPublish: unit !== undefined && may(who.grants, 'result.publish', unit.path),
      };
    }),
  );
}
