import type { FileReply } from 'shared/contracts/endpoint.ts';
import type { ResultReport } from 'shared/contracts/reports.ts';
import { foldForSearch } from 'shared/people/names.ts';
import type { Deps } from '../../deps.ts';
import type { Staff } from '../../http/who.ts';
import { readItemAnalysis } from '../analytics/index.ts';
import { appendAudit } from '../audit/index.ts';
import { answerKeyOf, type ReadableResults, readResults, resultRow } from '../grading/index.ts';
import { answerLines } from './answer-lines.ts';
import { resultWorkbook } from './excel/result-workbook.ts';
import { makeReport } from './make-report.ts';
import { resultReportPdf } from './pdf/result-report.ts';

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

/** The results of an exam, or of one session, as a file. Who took them is written down before they leave. */
export async function downloadResults(
  deps: Pick<Deps, 'db' | 'secrets' | 'now'>,
  who: Staff,
  { examId, sessionId, as }: { examId: string; sessionId?: string; as: keyof typeof TYPES },
): Promise<FileReply> {
  const results = await readResults(deps.db, who, { examId, sessionId });
  const report = await makeReport(deps, results, sessionId ?? null);
  const bytes = await WRITERS[as](deps, results, report);
  await deps.db.transaction((tx) =>
    appendAudit(tx, deps.now(), {
      actor: who.accountId,
      act: 'results.download',
      subject: { kind: 'exam', id: examId },
      details: { session: sessionId ?? null, as, candidates: results.lines.length },
    }),
  );
  return { name: fileName(results, as), type: TYPES[as], bytes };
}

const WRITERS = {
  async xlsx(deps: Pick<Deps, 'db' | 'secrets' | 'now'>, results: ReadableResults, report: ResultReport) {
    const analysis = await readItemAnalysis(deps, results);
    const answers = answerLines(results, await answerKeyOf(deps, results.exam));
    return resultWorkbook(report, results.lines.map(resultRow), analysis, answers);
  },
  async pdf(deps: Pick<Deps, 'db' | 'secrets' | 'now'>, results: ReadableResults, report: ResultReport) {
    return resultReportPdf(report, await readItemAnalysis(deps, results));
  },
};

/** "ket-qua-kiem-tra-thu.xlsx": plain letters survive every mail and every disk. */
function fileName({ exam }: ReadableResults, extension: string): string {
  const plain = foldForSearch(exam.title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `ket-qua-${plain}.${extension}`;
}
