import * as contract from 'shared/contracts/releases.ts';
import { mayAnywhere } from 'shared/people/abilities.ts';
import type { Deps } from '../../deps.ts';
import type { Serve } from '../../http/serve.ts';
import { mayInvigilate } from '../invigilation/index.ts';
import { mayManage, mayManageSession } from '../sessions/index.ts';
import { giveShare } from './give-share.ts';
import { readExamRelease } from './read-exam-release.ts';
import { readRelease } from './read-release.ts';
import { readReleaseWords } from './read-release-words.ts';
import { splitRelease } from './split-release.ts';
import { typeReleaseWords } from './type-release-words.ts';

export function releaseRoutes(serve: Serve, deps: Deps): void {
  const { db } = deps;

  serve(contract.readRelease, {
    may: ({ who, params }) => mayInvigilate(db, who, params.sessionId),
    do: ({ params }) => readRelease(db, params.sessionId),
  });

  serve(contract.readReleaseWords, {
    may: ({ who, params }) => mayManageSession(db, who, params.sessionId),
    do: ({ who, params, body }) => readReleaseWords(deps, { ...params, ...body, by: who.accountId }),
  });

  serve(contract.readExamRelease, {
    may: ({ who }) => mayAnywhere(who.grants, 'exam.manage'),
    do: ({ params }) => readExamRelease(deps, params.examId),
  });

  serve(contract.splitRelease, {
    may: ({ who, params }) => mayManage(db, who, params.examId),
    do: ({ who, params, body }) => splitRelease(deps, { ...params, ...body, by: who.accountId }),
  });

  serve(contract.giveShare, {
    // An officer may come from another unit: the share itself is the right to give it.
    may: ({ who }) => mayAnywhere(who.grants, 'exam.manage'),
    do: ({ who, params, body }) => giveShare(deps, { ...params, ...body, by: who.accountId }),
  });

  serve(contract.typeReleaseWords, {
    may: ({ who, params }) => mayInvigilate(db, who, params.sessionId),
    async do({ who, params, body }) {
      await typeReleaseWords(deps, { ...params, ...body, by: who.accountId });
      return {};
    },
  });
}
