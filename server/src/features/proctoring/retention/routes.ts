import * as contract from 'shared/contracts/proctoring-retention.ts';
import { may } from 'shared/people/abilities.ts';
import type { Deps } from '../../../deps.ts';
import type { Serve } from '../../../http/serve.ts';
import type { Staff } from '../../../http/who.ts';
import { findUnitPath } from '../../people/index.ts';
import { findExam } from '../../sessions/index.ts';
import { mayReadExam } from '../policy.ts';
import { readKept } from './read-kept.ts';
import { retentionOf } from './retention-of.ts';
import { saveRetention } from './save-retention.ts';

export function retentionRoutes(serve: Serve, deps: Deps): void {
  const mayManage = async (who: Staff, examId: string) => {
    const exam = await findExam(deps.db, examId);
    const path = exam && (await findUnitPath(deps.db, exam.unitId));
    return path !== null && may(who.grants, 'exam.manage', path);
  };

  serve(contract.readRetention, {
    may: ({ who, params }) => mayManage(who, params.examId),
    do: ({ params }) => retentionOf(deps.db, params.examId),
  });

  serve(contract.readKept, {
    may: ({ who, params }) => mayReadExam(deps.db, who, params.examId),
    do: async ({ who, params: { examId } }) => readKept(deps, { examId, mayChange: await mayManage(who, examId) }),
  });

  serve(contract.saveRetention, {
    may: ({ who, params }) => mayManage(who, params.examId),
    do: ({ who, params, body }) => saveRetention(deps, who, { ...params, retention: body }),
  });
}
