import * as contract from 'shared/contracts/bank-life.ts';
import type { Deps } from '../../deps.ts';
import { onlyOwn, type Serve } from '../../http/serve.ts';
import { changeLives } from './change-lives.ts';
import { readLife, sayOfQuestion, takeStep } from './life.ts';
import { mayInUnit, mayReadQuestion, mayWorkOnImport } from './policy.ts';
import { readerIn } from './reader.ts';
import { shareQuestion } from './share-question.ts';
import { twinPairsWithin } from './twin-pairs.ts';
import { dismissTwins, shownPairs, twinRadar, twinsOf, twinsOfImport } from './twins.ts';

/** The life of a question and its twins: reviewed by a second person, opened to others, told from what is nearly the same. */
export function lifeRoutes(serve: Serve, deps: Deps): void {
  const { db } = deps;

  serve(contract.readLife, {
    may: ({ who, params }) => mayReadQuestion(db, who, params.questionId),
    do: ({ who, params }) => readLife(db, who, params.questionId),
  });

  serve(contract.takeStep, {
    // Whether this person may take this very step is a rule of the life itself, and told by its own sentence.
    may: ({ who, params }) => mayReadQuestion(db, who, params.questionId),
    do: ({ who, params, body }) => takeStep(deps, { ...params, ...body, who }),
  });

  serve(contract.sayOfQuestion, {
    may: ({ who, params }) => mayReadQuestion(db, who, params.questionId),
    do: ({ who, params, body }) => sayOfQuestion(deps, { ...params, ...body, by: who.accountId }),
  });

  serve(contract.shareQuestion, {
    may: ({ who, params }) => mayReadQuestion(db, who, params.questionId),
    do: ({ who, params, body }) => shareQuestion(deps, { ...params, ...body, who }),
  });

  serve(contract.changeLives, {
    // Each question is asked for its own rule: see `takeStep` and `shareQuestion`.
    may: ({ who, query }) => mayInUnit(db, who, 'bank.read', query.unitId),
    do: ({ who, query, body, language }) => changeLives(deps, { ...query, ...body, who, language }),
  });

  serve(contract.listTwins, {
    may: ({ who, query }) => mayInUnit(db, who, 'bank.read', query.unitId),
    async do({ who, query }) {
      const { unitIds } = await readerIn(db, who.accountId, query.unitId);
      return twinRadar(db, who, { ...query, unitIds });
    },
  });

  serve(contract.twinsOfQuestion, {
    may: ({ who, params }) => mayReadQuestion(db, who, params.questionId),
    do: async ({ who, params }) => ({ pairs: await twinsOf(db, who, [params.questionId]) }),
  });

  serve(contract.twinsAmong, {
    may: onlyOwn('pairs that the account may not read are left out'),
    do: async ({ who, body }) => ({
      pairs: await shownPairs(db, who, await twinPairsWithin(db, body.questionIds)),
    }),
  });

  serve(contract.dismissTwins, {
    may: async ({ who, body }) =>
      (await mayReadQuestion(db, who, body.one)) && (await mayReadQuestion(db, who, body.other)),
    do: ({ who, body }) => dismissTwins(deps, { ids: [body.one, body.other], by: who.accountId }),
  });

  serve(contract.twinsOfImport, {
    may: ({ who, params }) => mayWorkOnImport(db, who, params.importId),
    do: async ({ who, params }) => ({ twins: await twinsOfImport(db, who, params.importId) }),
  });
}
