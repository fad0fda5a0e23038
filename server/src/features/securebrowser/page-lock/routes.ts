import * as contract from 'shared/contracts/page-lock.ts';
import type { Deps } from '../../../deps.ts';
import { refuse } from '../../../http/failures.ts';
import { onlyOwn, type Serve } from '../../../http/serve.ts';
import { findExam, findSession } from '../../sessions/index.ts';
import { mayWatchOver, mayWithExam, roomsWatched } from '../policy.ts';
import { pageLockOf, relax, relaxedFor, relaxedOfRooms, savePageLock } from './page-lock.ts';

/** The in-page lockdown of exams that are not taken in Safe Exam Browser. */
export function pageLockRoutes(serve: Serve, deps: Deps): void {
  const { db } = deps;

  serve(contract.readPageLockSettings, {
    may: ({ who, params }) => mayWithExam(db, who, 'exam.manage', params.examId),
    do: ({ params }) => pageLockOf(db, params.examId),
  });
  serve(contract.savePageLockSettings, {
    may: ({ who, params }) => mayWithExam(db, who, 'exam.manage', params.examId),
    do: ({ who, params, body }) => savePageLock(deps, { examId: params.examId, settings: body, by: who.accountId }),
  });
  serve(contract.readPageLock, {
    may: onlyOwn('the own exam, and what is left out for the own person'),
    async do({ who }) {
      const relaxed = (await relaxedFor(db, [who.candidateId])).get(who.candidateId);
      return { ...(await pageLockOf(db, who.examId)), relaxed: relaxed?.signals ?? [] };
    },
  });
  serve(contract.relaxPageSignals, {
    may: ({ who, params }) => mayWatchOver(db, who, params.candidateId),
    async do({ who, params, body }) {
      await relax(deps, { ...params, ...body, by: who.accountId });
      return {};
    },
  });
  serve(contract.listRelaxedCandidates, {
    may: async ({ who, params }) => (await roomsWatched(db, who, params.sessionId)).size > 0,
    async do({ who, params }) {
      const session = (await findSession(db, params.sessionId)) ?? refuse('notFound');
      const exam = (await findExam(db, session.examId)) ?? refuse('notFound');
      const rooms = await roomsWatched(db, who, params.sessionId);
      return {
        session: { title: session.title, examTitle: exam.title },
        candidates: await relaxedOfRooms(db, params.sessionId, rooms),
      };
    },
  });
}
