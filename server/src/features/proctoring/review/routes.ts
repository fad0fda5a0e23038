import * as contract from 'shared/contracts/proctoring-review.ts';
import type { Deps } from '../../../deps.ts';
import type { Serve } from '../../../http/serve.ts';
import { mayDecideAbout, mayWriteDown, roomsDecided } from '../policy.ts';
import { findIncident } from '../queries.ts';
import { giveOpinion } from './give-opinion.ts';
import { openIncident } from './open-incident.ts';
import { planSession } from './plan-session.ts';
import { readMinutes } from './read-minutes.ts';
import { readReviewers } from './read-reviewers.ts';

export function reviewRoutes(serve: Serve, deps: Deps): void {
  const { db } = deps;

  serve(contract.openIncident, {
    may: ({ who, params, body }) => mayWriteDown(db, who, params.sessionId, body.scope),
    do: async ({ who, params, body }) => ({ incidents: await openIncident(deps, who, { ...params, ...body }) }),
  });

  serve(contract.giveOpinion, {
    async may({ who, params }) {
      const incident = await findIncident(db, params.incidentId);
      return incident !== null && mayDecideAbout(db, who, incident.attemptId);
    },
    do: ({ who, params, body }) => giveOpinion(deps, who, { ...params, ...body }),
  });

  serve(contract.planReview, {
    may: async ({ who, params }) => (await roomsDecided(db, who, params.sessionId)).size > 0,
    do: async ({ who, params, query }) =>
      planSession(deps, who, { ...params, ...query, rooms: await roomsDecided(db, who, params.sessionId) }),
  });

  serve(contract.readReviewers, {
    may: async ({ who, params }) => (await roomsDecided(db, who, params.sessionId)).size > 0,
    do: async ({ who, params }) =>
      readReviewers(deps, who, { ...params, rooms: await roomsDecided(db, who, params.sessionId) }),
  });

  serve(contract.readIncidentMinutes, {
    async may({ who, params }) {
      const incident = await findIncident(db, params.incidentId);
      return incident !== null && mayDecideAbout(db, who, incident.attemptId);
    },
    do: ({ who, params }) => readMinutes(deps, who, params.incidentId),
  });
}
