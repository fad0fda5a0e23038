import * as contract from 'shared/contracts/analytics.ts';
import { mayAnywhere } from 'shared/people/abilities.ts';
import type { Deps } from '../../deps.ts';
import type { Serve } from '../../http/serve.ts';
import { readResults } from '../grading/index.ts';
import { readItemAnalysis } from './read-item-analysis.ts';

export function analyticsRoutes(serve: Serve, deps: Deps): void {
  serve(contract.readItemAnalysis, {
    // Each reader's analysis is over the candidates of the own units: see `readResults`.
    may: ({ who }) => mayAnywhere(who.grants, 'result.read'),
    async do({ who, params, query }) {
      const results = await readResults(deps.db, who, { examId: params.examId, sessionId: query.session });
      return readItemAnalysis(deps, results);
    },
  });
}
