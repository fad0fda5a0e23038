import { readDossier as contract } from 'shared/contracts/proctoring-dossier.ts';
import { may } from 'shared/people/abilities.ts';
import type { Deps } from '../../../deps.ts';
import type { Serve } from '../../../http/serve.ts';
import { findUnitPath } from '../../people/index.ts';
import { findExam } from '../../sessions/index.ts';
import { readDossier } from './read-dossier.ts';

export function dossierRoutes(serve: Serve, deps: Deps): void {
  serve(contract, {
    async may({ who, params }) {
      const exam = await findExam(deps.db, params.examId);
      const path = exam && (await findUnitPath(deps.db, exam.unitId));
      if (path === null) return false;
      return may(who.grants, 'exam.manage', path) || may(who.grants, 'evidence.review', path);
    },
    do: ({ params }) => readDossier(deps, params.examId),
  });
}
