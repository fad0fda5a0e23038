import * as contract from 'shared/contracts/appeals.ts';
import type { Db } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { onlyOwn, type Serve } from '../../http/serve.ts';
import type { Staff } from '../../http/who.ts';
import { mayDecideAbout, roomsDecided } from '../proctoring/index.ts';
import { answerAppeal } from './answer-appeal.ts';
import { attachFile } from './attach-file.ts';
import { fileAppeal } from './file-appeal.ts';
import { listAppeals } from './list-appeals.ts';
import { ownIncidents } from './own-incidents.ts';
import { findAppeal } from './queries.ts';
import { viewFile } from './view-file.ts';

export function appealRoutes(serve: Serve, deps: Deps): void {
  const { db } = deps;

  serve(contract.readOwnIncidents, {
    may: onlyOwn('the own incidents'),
    do: async ({ who }) => ({ incidents: await ownIncidents(db, who), now: deps.now() }),
  });

  serve(contract.appealIncident, {
    may: onlyOwn('only own incidents are found'),
    do: ({ who, params, body }) => fileAppeal(deps, who, { ...params, ...body }),
  });

  serve(contract.attachToAppeal, {
    may: onlyOwn('only own incidents are found'),
    do: ({ who, params, file }) => attachFile(deps, who, { ...params, file }),
  });

  serve(contract.listIncidentAppeals, {
    may: async ({ who, params }) => (await roomsDecided(db, who, params.sessionId)).size > 0,
    do: async ({ who, params: { sessionId } }) => ({
      appeals: await listAppeals(deps, who, { sessionId, rooms: await roomsDecided(db, who, sessionId) }),
    }),
  });

  serve(contract.viewAppealFile, {
    may: ({ who, params }) => mayAnswer(db, who, params.appealId),
    do: ({ who, params }) => viewFile(deps, who, params.appealId),
  });

  serve(contract.answerIncidentAppeal, {
    may: ({ who, params }) => mayAnswer(db, who, params.appealId),
    async do({ who, params, body }) {
      await answerAppeal(deps, who, { ...params, ...body });
      return {};
    },
  });
}

async function mayAnswer(db: Db, who: Staff, appealId: string): Promise<boolean> {
  const appeal = await findAppeal(db, appealId);
  return appeal !== null && mayDecideAbout(db, who, appeal.attemptId);
}
