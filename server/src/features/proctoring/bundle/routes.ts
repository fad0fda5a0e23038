import { exportEvidence as contract } from 'shared/contracts/proctoring-bundle.ts';
import type { Deps } from '../../../deps.ts';
import type { Serve } from '../../../http/serve.ts';
import { mayDecideAbout } from '../policy.ts';
import { exportEvidence } from './export-evidence.ts';

export function evidenceRoutes(serve: Serve, deps: Deps): void {
  serve(contract, {
    may: ({ who, params }) => mayDecideAbout(deps.db, who, params.attemptId),
    do: ({ who, params, body }) => exportEvidence(deps, who, { ...params, ...body }),
  });
}
