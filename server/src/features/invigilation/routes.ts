import * as contract from 'shared/contracts/invigilation.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Serve } from '../../http/serve.ts';
import { findAttemptOf, raiseHand } from '../delivery/index.ts';
import { issueControl } from './issue-control.ts';
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
    async do({ params }) {
      const attempt = await findAttemptOf(db, params.candidateId);
      if (attempt?.sessionId !== params.sessionId) refuse('notFound');
      await raiseHand(deps, attempt.id, false);
      return {};
    },
  });
}
