import * as contract from 'shared/contracts/checkin.ts';
import type { Deps } from '../../deps.ts';
import { onlyOwn, type Serve } from '../../http/serve.ts';
import { checkInsOf, clearingOf } from './queries.ts';
import { reportCheckIn } from './report-check-in.ts';

export function checkInRoutes(serve: Serve, deps: Deps): void {
  serve(contract.reportCheckIn, {
    may: onlyOwn('the own check-in'),
    do: ({ who, body }) => reportCheckIn(deps, who, body),
  });

  serve(contract.readCheckIn, {
    may: onlyOwn('the own check-in'),
    async do({ who }) {
      const own = (await checkInsOf(deps.db, [who.candidateId])).get(who.candidateId);
      const cleared = own ? clearingOf(own) : null;
      return { report: own?.report ?? null, cleared: cleared && { how: cleared.how, at: cleared.at } };
    },
  });
}
