import { readDossier as contract } from 'shared/contracts/proctoring-dossier.ts';
import type { Deps } from '../../../deps.ts';
import type { Serve } from '../../../http/serve.ts';
import { mayReadExam } from '../policy.ts';
import { readDossier } from './read-dossier.ts';

export function dossierRoutes(serve: Serve, deps: Deps): void {
  serve(contract, {
    may: ({ who, params }) => mayReadExam(deps.db, who, params.examId),
    do: ({ params }) => readDossier(deps, params.examId),
  });
}
