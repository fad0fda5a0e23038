import * as files from 'shared/contracts/answer-files.ts';
import * as contract from 'shared/contracts/scripts.ts';
import { ANSWER_FILE_BYTES } from 'shared/questions/response.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Serve } from '../../http/serve.ts';
import { isOwnAttempt } from '../delivery/index.ts';
import { keepAnswerFile } from './keep-answer-file.ts';
import { mayReadScript, mayReadStrays } from './policy.ts';
import { answerFilesOf } from './queries.ts';
import { readScript } from './read-script.ts';
import { readStrays } from './read-strays.ts';
import { uploadRoom } from './upload-room.ts';
import { viewAnswerFile } from './view-answer-file.ts';

/** Of files on their way to this node. */
const BYTES_AT_ONCE = 400 * 1024 * 1024;

export function scriptRoutes(serve: Serve, deps: Deps): void {
  const { db } = deps;
  const room = uploadRoom(BYTES_AT_ONCE);

  serve(files.uploadAnswerFile, {
    async may({ who, params, request, reply }) {
      if (!(await isOwnAttempt(db, who, params.attemptId))) return false;
      const leave = room.enter(Number(request.headers['content-length'] ?? ANSWER_FILE_BYTES));
      // The player tries again by itself; its answer is in the ledger already.
      if (!leave) refuse('tooMany');
      reply.raw.once('finish', leave).once('close', leave);
      return true;
    },
    do: ({ params, file }) => keepAnswerFile(deps, { ...params, bytes: file.bytes }),
  });

  serve(files.listOwnFiles, {
    may: ({ who, params }) => isOwnAttempt(db, who, params.attemptId),
    do: async ({ params }) => ({ files: await answerFilesOf(db, params.attemptId) }),
  });

  serve(contract.readScript, {
    may: ({ who, params }) => mayReadScript(db, who, params.attemptId),
    do: ({ who, params }) => readScript(deps, who, params.attemptId),
  });

  serve(contract.readStrays, {
    may: ({ who, params }) => mayReadStrays(db, who, params.attemptId),
    do: ({ who, params, query }) => readStrays(deps, who, { ...params, ...query }),
  });

  serve(contract.readAnswerFile, {
    may: ({ who, params }) => mayReadScript(db, who, params.attemptId),
    do: ({ who, params }) => viewAnswerFile(deps, who, params),
  });
}
