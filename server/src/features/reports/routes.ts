import * as contract from 'shared/contracts/reports.ts';
import { mayAnywhere } from 'shared/people/abilities.ts';
import type { Deps } from '../../deps.ts';
import type { Serve } from '../../http/serve.ts';
import type { Staff } from '../../http/who.ts';
import { readResults } from '../grading/index.ts';
import { downloadResults } from './download-results.ts';
import { makeReport } from './make-report.ts';

export function reportRoutes(serve: Serve, deps: Deps): void {
  // Each reader's report is over the candidates of the own units: see `readResults`.
  const may = ({ who }: { who: Staff }) => mayAnywhere(who.grants, 'result.read');

  serve(contract.readResultReport, {
    may,
    async do({ who, params, query }) {
      const results = await readResults(deps.db, who, { ...params, sessionId: query.session });
      return makeReport(deps, results, query.session ?? null);
    },
  });

  serve(contract.downloadResultWorkbook, {
    may,
    do: ({ who, params, query }) => downloadResults(deps, who, { ...params, sessionId: query.session, as: 'xlsx' }),
  });

  serve(contract.downloadResultPdf, {
    may,
    do: ({ who, params, query }) => downloadResults(deps, who, { ...params, sessionId: query.session, as: 'pdf' }),
  });
}
