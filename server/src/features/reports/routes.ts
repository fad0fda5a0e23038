import type { QueryOf } from 'shared/contracts/endpoint.ts';
import * as contract from 'shared/contracts/reports.ts';
import { mayAnywhere } from 'shared/people/abilities.ts';
import { foldForSearch } from 'shared/people/names.ts';
import type { Deps } from '../../deps.ts';
import type { Serve } from '../../http/serve.ts';
import type { Staff } from '../../http/who.ts';
import { readItemAnalysis } from '../analytics/index.ts';
import { answerKeyOf, type ReadableResults, readResults, resultRow } from '../grading/index.ts';
import { answerLines } from './answer-lines.ts';
import { resultWorkbook } from './excel/result-workbook.ts';
import { makeReport } from './make-report.ts';
import { resultReportPdf } from './pdf/result-report.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function reportRoutes(serve: Serve, deps: Deps): void {
  const { db } = deps;
  type Scope = QueryOf<typeof contract.readResultReport>;
  // Each reader's report is over the candidates of the own units: see `readResults`.
  const may = ({ who }: { who: Staff }) => mayAnywhere(who.grants, 'result.read');
  const read = (who: Staff, examId: string, { session }: Scope) => readResults(db, who, { examId, sessionId: session });

  serve(contract.readResultReport, {
    may,
    do: async ({ who, params, query }) =>
      makeReport(deps, await read(who, params.examId, query), query.session ?? null),
  });

  serve(contract.downloadResultWorkbook, {
    may,
    async do({ who, params, query }) {
      const results = await read(who, params.examId, query);
      const report = await makeReport(deps, results, query.session ?? null);
      const analysis = await readItemAnalysis(deps, results);
      const answers = answerLines(results, await answerKeyOf(db, results.exam));
      const bytes = await resultWorkbook(report, results.lines.map(resultRow), analysis, answers);
      return { name: fileName(results, 'xlsx'), type: XLSX, bytes };
    },
  });

  serve(contract.downloadResultPdf, {
    may,
    async do({ who, params, query }) {
      const results = await read(who, params.examId, query);
      const report = await makeReport(deps, results, query.session ?? null);
      const bytes = await resultReportPdf(report, await readItemAnalysis(deps, results));
      return { name: fileName(results, 'pdf'), type: 'application/pdf', bytes };
    },
  });
}

/** "ket-qua-kiem-tra-thu.xlsx": plain letters survive every mail and every disk. */
function fileName({ exam }: ReadableResults, extension: string): string {
  const plain = foldForSearch(exam.title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `ket-qua-${plain}.${extension}`;
}
