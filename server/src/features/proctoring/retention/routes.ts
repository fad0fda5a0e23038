import * as contract from 'shared/contracts/proctoring-retention.ts';
import { type Ability, may } from 'shared/people/abilities.ts';
import type { Deps } from '../../../deps.ts';
import type { Serve } from '../../../http/serve.ts';
import type { Staff } from '../../../http/who.ts';
import { findUnitPath } from '../../people/index.ts';
import { findExam } from '../../sessions/index.ts';
import { readKept } from './read-kept.ts';
import { retentionOf } from './retention-of.ts';
import { saveRetention } from './save-retention.ts';

export function retentionRoutes(serve: Serve, deps: Deps): void {
  const mayDo = async (who: Staff, examId: string, ...abilities: Ability[]) => {
    const exam = await findExam(deps.db, examId);
    const path = exam && (await findUnitPath(deps.db, exam.unitId));
    return path !== null && abilities.some((ability) => may(who.grants, ability, path));
  };
  const mayManage = (who: Staff, examId: string) => mayDo(who, examId, 'exam.manage');

  serve(contract.readRetention, {
    may: ({ who, params }) => mayManage(who, params.examId),
    do: ({ params }) => retentionOf(deps.db, params.examId),
  });

  serve(contract.readKept, {
    may: ({ who, params }) => mayDo(who, params.examId, 'exam.manage', 'evidence.review'),
    do: async ({ who, params: { examId } }) => readKept(deps, { examId, mayChange: await mayManage(who, examId) }),
  });

  serve(contract.saveRetention, {
    may: ({ who, params }) => mayManage(who, params.examId),
    do: ({ who, params, body }) => saveRetention(deps, who, { ...params, retention: body }),
  });
}
