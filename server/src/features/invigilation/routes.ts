import * as contract from 'shared/contracts/invigilation.ts';
import type { Deps } from '../../deps.ts';
import type { Serve } from '../../http/serve.ts';
import { issueControl } from './issue-control.ts';
import { lowerHand } from './lower-hand.ts';
import { mayInvigilate } from './policy.ts';
import { readBoard } from './read-board.ts';

export function invigilationRoutes(serve: Serve, deps: Deps): void {
  const { db } = deps;

  serve(contract.readBoard, {
    may: ({ who, params }) => mayInvigilate(db, who, params.sessionId),
    do: ({ params }) => readBoard(deps, params.sessionId),
  });

  serve(contract.issueControl, {
    may: ({ who, params }) => mayInvigilate(db, who, params.sessionId),
    do: ({ who, params, body }) => issueControl(deps, { ...params, ...body, by: who.accountId }),
  });

  serve(contract.lowerHand, {
    may: ({ who, params }) => mayInvigilate(db, who, params.sessionId),
    async do({ who, params }) {
      await lowerHand(deps, { ...params, by: who.accountId });
      return {};
    },
  });
}
