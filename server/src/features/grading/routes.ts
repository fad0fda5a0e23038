import * as contract from 'shared/contracts/grading.ts';
import { mayAnywhere } from 'shared/people/abilities.ts';
import { maximumOf } from 'shared/scoring/scheme.ts';
import type { Deps } from '../../deps.ts';
import { onlyOwn, type Serve } from '../../http/serve.ts';
import { correctKey } from './correct-key.ts';
import { listResultExams } from './list-exams.ts';
import { markSession } from './mark-session.ts';
import { mayMark, mayPublish } from './policy.ts';
import { publishResults } from './publish-results.ts';
import { readOwnResult } from './read-own-result.ts';
import { readResults, resultRow } from './read-results.ts';

export function gradingRoutes(serve: Serve, deps: Deps): void {
  const { db } = deps;

  serve(contract.listResultExams, {
    may: ({ who }) => mayAnywhere(who.grants, 'result.read'),
    do: async ({ who }) => ({ exams: await listResultExams(deps, who) }),
  });

  serve(contract.markSession, {
    may: ({ who, params }) => mayMark(db, who, params.sessionId),
    do: ({ who, params }) => markSession(deps, { sessionId: params.sessionId, by: who.accountId }),
  });

  serve(contract.listResults, {
    // Each reader sees only the candidates of the own units: see `readResults`.
    may: ({ who }) => mayAnywhere(who.grants, 'result.read'),
    async do({ who, params, query }) {
      const { exam, lines } = await readResults(db, who, { examId: params.examId, sessionId: query.session });
      return { maximum: maximumOf(exam.scheme), decimals: exam.scheme.decimals, rows: lines.map(resultRow) };
    },
  });

  serve(contract.correctKey, {
    may: ({ who, params }) => mayPublish(db, who, params.examId),
    do: ({ who, params, body }) => correctKey(deps, { ...body, examId: params.examId, by: who.accountId }),
  });

  serve(contract.publishResults, {
    may: ({ who, params }) => mayPublish(db, who, params.examId),
    do: ({ who, params, body }) => publishResults(deps, { ...body, examId: params.examId, who }),
  });

  serve(contract.readOwnResult, {
    may: onlyOwn('the result of the own attempt'),
    do: ({ who }) => readOwnResult(deps, who.candidateId),
  });
}
