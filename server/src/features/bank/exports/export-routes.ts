import * as contract from 'shared/contracts/bank-exports.ts';
import type { Deps } from '../../../deps.ts';
import { onlyOwn, type Serve } from '../../../http/serve.ts';
import { mayInUnit } from '../policy.ts';
import { EXAMPLES } from '../spreadsheet/examples.ts';
import { writeWorkbook } from '../spreadsheet/write-workbook.ts';
import { exportQuestions, reportExport } from './export-questions.ts';
import { EXPORTERS } from './registry.ts';

/** Questions on their way out, and the empty sheet for those on their way in. */
export function exportRoutes(serve: Serve, deps: Deps): void {
  const { db } = deps;

  serve(contract.reportExport, {
    may: ({ who, query }) => mayInUnit(db, who, 'bank.read', query.unitId),
    do: ({ who, query, body, work }) => reportExport(deps, { ...query, ...body, who, work }),
  });

  serve(contract.exportQuestions, {
    may: ({ who, query }) => mayInUnit(db, who, 'bank.read', query.unitId),
    do: ({ who, query, body, work }) => exportQuestions(deps, { ...query, ...body, who, work }),
  });

  serve(contract.questionTemplate, {
    may: onlyOwn('the template is the same for everyone who is signed in'),
    do: async () => ({
      name: 'mau-cau-hoi-khao-thi.xlsx',
      type: EXPORTERS.xlsx.mime,
      bytes: await writeWorkbook(EXAMPLES),
    }),
  });
}
