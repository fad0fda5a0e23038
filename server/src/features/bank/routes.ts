import * as contract from 'shared/contracts/bank.ts';
import { readPasted } from 'shared/contracts/bank-writing.ts';
import { mayAnywhere } from 'shared/people/abilities.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Serve } from '../../http/serve.ts';
import { discardImport, undoImport } from './close-import.ts';
import { exportRoutes } from './exports/export-routes.ts';
import { findImport, headsOfUnit, viewOf } from './import-queries.ts';
import { mediaTypeOf } from './media-type.ts';
import { mayInUnit, maySeePicture, mayWorkOnImport } from './policy.ts';
import { findDraftPicture, findPicture } from './queries.ts';
import { questionRoutes } from './question-routes.ts';
import { readPastedInWorker } from './read-pasted-in-worker.ts';
import { repairQuestion } from './repair-question.ts';
import { saveImport } from './save-import.ts';
import { uploadMedia } from './upload-media.ts';
import { uploadQuestions } from './upload-questions.ts';

export function bankRoutes(serve: Serve, deps: Deps): void {
  const { db } = deps;
  questionRoutes(serve, deps);
  exportRoutes(serve, deps);

  serve(contract.uploadQuestions, {
    may: ({ who, query }) => mayInUnit(db, who, 'bank.write', query.unitId),
    do: ({ who, query, file, work }) =>
      uploadQuestions(deps, { ...query, fileName: file.name, bytes: file.bytes, by: who.accountId, work }),
  });

  serve(contract.listImports, {
    may: ({ who, query }) => mayInUnit(db, who, 'bank.write', query.unitId),
    do: async ({ query }) => ({ imports: await headsOfUnit(db, query.unitId) }),
  });

  serve(contract.readImport, {
    may: ({ who, params }) => mayWorkOnImport(db, who, params.importId),
    do: async ({ params }) => viewOf(db, (await findImport(db, params.importId)) ?? refuse('notFound')),
  });

  serve(contract.repairQuestion, {
    may: ({ who, params }) => mayWorkOnImport(db, who, params.importId),
    do: ({ who, params, body }) => repairQuestion(deps, { ...params, change: body, by: who.accountId }),
  });

  serve(contract.discardImport, {
    may: ({ who, params }) => mayWorkOnImport(db, who, params.importId),
    do: ({ who, params }) => discardImport(deps, { ...params, by: who.accountId }),
  });

  serve(contract.saveImport, {
    may: ({ who, params }) => mayWorkOnImport(db, who, params.importId),
    do: ({ who, params, body }) => saveImport(deps, { ...params, take: body.take, by: who.accountId }),
  });

  serve(contract.undoImport, {
    may: ({ who, params }) => mayWorkOnImport(db, who, params.importId),
    do: ({ who, params }) => undoImport(deps, { ...params, by: who.accountId }),
  });

  serve(readPasted, {
    may: ({ who }) => mayAnywhere(who.grants, 'bank.write'),
    do: ({ body }) => readPastedInWorker(body.html),
  });

  serve(contract.readMedia, {
    may: ({ who, params }) => maySeePicture(db, who, params.sha256),
    async do({ params }) {
      const found = (await findPicture(deps, params.sha256)) ?? (await findDraftPicture(deps, params.sha256));
      if (!found) refuse('notFound');
      // What no browser draws or plays is only ever saved to disk, never interpreted.
      const type = mediaTypeOf(found.bytes);
      return {
        name: params.sha256.slice(0, 12),
        type: type ?? 'application/octet-stream',
        bytes: found.bytes,
        inline: type !== null,
      };
    },
  });

  serve(contract.uploadMedia, {
    may: ({ who, query }) => mayInUnit(db, who, 'bank.write', query.unitId),
    do: ({ query, file }) => uploadMedia(deps, { ...query, name: file.name, bytes: file.bytes }),
  });
}
