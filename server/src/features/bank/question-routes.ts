import * as contract from 'shared/contracts/bank-questions.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { onlyOwn, type Serve } from '../../http/serve.ts';
import { changeQuestions } from './change-questions.ts';
import { filtersOf, removeFilter, saveFilter } from './filters.ts';
import { lifeRoutes } from './life-routes.ts';
import { mayInUnit, mayReadQuestion, mayWriteQuestion } from './policy.ts';
import { findQuestion, versionsOf } from './queries.ts';
import { readableQuestions } from './readable-questions.ts';
import { readerIn } from './reader.ts';
import { countByTopic, searchQuestions, tagsInUse } from './search-questions.ts';
import { addTopic, topicsAddedBy } from './topics.ts';
import { isOwnBatch, undoBatch } from './undo-batch.ts';
import { createQuestion, editQuestion } from './write-question.ts';

/** What stands in a bank: found, read, written, sorted. */
export function questionRoutes(serve: Serve, deps: Deps): void {
  const { db } = deps;
  lifeRoutes(serve, deps);

  serve(contract.listQuestions, {
    may: ({ who, query }) => mayInUnit(db, who, 'bank.read', query.unitId),
    do: async ({ who, query: { unitId, ...asked } }) =>
      searchQuestions(db, await readerIn(db, who.accountId, unitId), asked),
  });

  serve(contract.bankFacets, {
    may: ({ who, query }) => mayInUnit(db, who, 'bank.read', query.unitId),
    async do({ who, query }) {
      const reader = await readerIn(db, who.accountId, query.unitId);
      return {
        counts: await countByTopic(db, reader),
        topics: await topicsAddedBy(db, reader.above),
        tags: await tagsInUse(db, reader),
      };
    },
  });

  serve(contract.readQuestion, {
    may: ({ who, params }) => mayReadQuestion(db, who, params.questionId),
    do: async ({ params }) => ({
      question: (await findQuestion(db, params.questionId)) ?? refuse('notFound'),
      versions: await versionsOf(db, params.questionId),
    }),
  });

  serve(contract.readQuestions, {
    may: onlyOwn('questions that the account may not read are left out'),
    do: async ({ who, body }) => ({ questions: await readableQuestions(db, who, body.ids) }),
  });

  serve(contract.createQuestion, {
    may: ({ who, query }) => mayInUnit(db, who, 'bank.write', query.unitId),
    do: ({ who, query, body }) => createQuestion(deps, { ...query, written: body, by: who.accountId }),
  });

  serve(contract.editQuestion, {
    may: ({ who, params }) => mayWriteQuestion(db, who, params.questionId),
    do: ({ who, params, body }) => editQuestion(deps, { ...params, change: body, by: who.accountId }),
  });

  serve(contract.changeQuestions, {
    may: ({ who, query }) => mayInUnit(db, who, 'bank.read', query.unitId),
    do: ({ who, query, body }) => changeQuestions(deps, { ...query, ...body, who }),
  });

  serve(contract.undoBatch, {
    may: ({ who, params }) => isOwnBatch(deps, params.batchId, who.accountId),
    do: ({ who, params }) => undoBatch(deps, { ...params, who }),
  });

  serve(contract.listFilters, {
    may: onlyOwn('named searches are looked up by the account that asks'),
    do: async ({ who }) => ({ filters: await filtersOf(db, who.accountId) }),
  });

  serve(contract.saveFilter, {
    may: onlyOwn('a search is kept for the account that asks'),
    do: ({ who, body }) => saveFilter(deps, { ...body, accountId: who.accountId }),
  });

  serve(contract.removeFilter, {
    may: onlyOwn('only a search of the account that asks is removed'),
    do: ({ who, params }) => removeFilter(db, { ...params, accountId: who.accountId }),
  });

  serve(contract.addTopic, {
    may: ({ who, query }) => mayInUnit(db, who, 'bank.write', query.unitId),
    do: ({ who, query, body }) => addTopic(deps, { ...query, ...body, by: who.accountId }),
  });
}
