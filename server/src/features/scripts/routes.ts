import * as files from 'shared/contracts/answer-files.ts';
import * as contract from 'shared/contracts/scripts.ts';
import type { Deps } from '../../deps.ts';
import type { Serve } from '../../http/serve.ts';
import { isOwnAttempt } from '../delivery/index.ts';
import { keepAnswerFile } from './keep-answer-file.ts';
import { mayReadScript } from './policy.ts';
import { answerFilesOf } from './queries.ts';
import { readScript } from './read-script.ts';
import { viewAnswerFile } from './view-answer-file.ts';

export function scriptRoutes(serve: Serve, deps: Deps): void {
  const { db } = deps;

  serve(files.uploadAnswerFile, {
    may: ({ who, params }) => isOwnAttempt(db, who, params.attemptId),
    do: ({ params, file }) => keepAnswerFile(deps, { ...params, bytes: file.bytes }),
  });

  serve(files.listOwnFiles, {
    may: ({ who, params }) => isOwnAttempt(db, who, params.attemptId),
    do: async ({ params }) => ({ files: await answerFilesOf(db, params.attemptId) }),
  });

  serve(contract.readScript, {
    may: ({ who, params }) => mayReadScript(db, who, params.attemptId),
    do: ({ params }) => readScript(db, params.attemptId),
  });

  serve(contract.readAnswerFile, {
    may: ({ who, params }) => mayReadScript(db, who, params.attemptId),
    do: ({ who, params }) => viewAnswerFile(deps, who, params),
  });
}
