import * as contract from 'shared/contracts/interchange.ts';
import { may } from 'shared/people/abilities.ts';
import type { Deps } from '../../deps.ts';
import type { Serve } from '../../http/serve.ts';
import { findUnitPath } from '../people/index.ts';
import { findExam } from '../sessions/index.ts';
import { exportExamFile } from './export-exam-file.ts';

export function interchangeRoutes(serve: Serve, deps: Deps): void {
  serve(contract.exportExamFile, {
    async may({ who, params }) {
      const exam = await findExam(deps.db, params.examId);
      const path = exam && (await findUnitPath(deps.db, exam.unitId));
      return path !== null && may(who.grants, 'result.publish', path);
    },
    async do({ who, params }) {
      const file = await exportExamFile(deps, { ...params, by: who.accountId });
      return {
        name: `${file.exam.title}.khaothi.json`,
        type: 'application/json',
        bytes: Buffer.from(JSON.stringify(file)),
      };
    },
  });
}
