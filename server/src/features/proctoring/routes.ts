import { readWatchedMinutes } from 'shared/contracts/checkin.ts';
import { readWatching } from 'shared/contracts/consents.ts';
import * as contract from 'shared/contracts/proctoring.ts';
import * as custody from 'shared/contracts/proctoring-custody.ts';
import { mayAnywhere } from 'shared/people/abilities.ts';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { onlyOwn, type Serve } from '../../http/serve.ts';
import { isOwnAttempt } from '../delivery/index.ts';
import { claimFrames } from './claim-frames.ts';
import { claimOrders } from './claim-orders.ts';
import { openPage } from './custody/open-page.ts';
import { keepOrders } from './keep-orders.ts';
import { listRisks } from './list-risks.ts';
import { listWatchedSessions } from './list-watched-sessions.ts';
import { noteService } from './note-service.ts';
import { maySeeAttempt, roomsSeen } from './policy.ts';
import { findSnapshot } from './queries.ts';
import { readTimeline } from './read-timeline.ts';
import { readWatchedMinutes as watchedMinutes } from './read-watched-minutes.ts';
import { readWatchingOf } from './read-watching.ts';
import { recordSignals } from './record-signals.ts';
import { reportFrame } from './report-frame.ts';
import { storeSnapshot } from './store-snapshot.ts';
import { viewSnapshot } from './view-snapshot.ts';

const SnapshotFields = z.object({
  source: z.string().regex(/^[A-Za-z0-9_-]{8,32}$/),
  seq: z.coerce.number().int().nonnegative(),
});

export function proctoringRoutes(serve: Serve, deps: Deps): void {
  const { db } = deps;

  serve(contract.postSignals, {
    may: ({ who, params }) => isOwnAttempt(db, who, params.attemptId),
    do: ({ params, body }) => recordSignals(deps, params.attemptId, body.signals, body.seal),
  });

  serve(custody.openPage, {
    may: ({ who, params }) => isOwnAttempt(db, who, params.attemptId),
    do: ({ params, body }) => openPage(deps, params.attemptId, body),
  });

  serve(contract.uploadSnapshot, {
    may: ({ who, params }) => isOwnAttempt(db, who, params.attemptId),
    do({ params, file }) {
      const fields = SnapshotFields.safeParse(file.fields);
      if (!fields.success) refuse('badRequest', { where: 'fields' });
      return storeSnapshot(deps, { ...params, ...fields.data, jpeg: file.bytes });
    },
  });

  serve(readWatching, {
    may: onlyOwn('the own exam'),
    do: ({ who }) => readWatchingOf(deps, who),
  });

  serve(contract.claimFrames, {
    may: onlyOwn('frames are given out by the queue'),
    do: ({ body }) => claimFrames(deps, body),
  });

  serve(contract.reportFrame, {
    may: onlyOwn('the lease proves the claim'),
    do: ({ body }) => reportFrame(deps, body),
  });

  serve(contract.claimOrders, {
    may: onlyOwn('numbers without a name, for the service'),
    do: ({ body }) => claimOrders(deps, body),
  });

  serve(contract.reportOrders, {
    may: onlyOwn('an order changes no priority'),
    do: ({ body }) => keepOrders(deps, body),
  });

  serve(contract.serviceHeartbeat, {
    may: onlyOwn('a service speaks for itself'),
    async do({ body }) {
      await noteService(deps, body);
      return {};
    },
  });

  serve(contract.listWatchedSessions, {
    may: ({ who }) => mayAnywhere(who.grants, 'exam.invigilate') || mayAnywhere(who.grants, 'evidence.review'),
    do: ({ who }) => listWatchedSessions(db, who),
  });

  serve(contract.listRisks, {
    may: async ({ who, params }) => (await roomsSeen(db, who, params.sessionId)).size > 0,
    do: async ({ who, params }) =>
      listRisks(deps, who, { sessionId: params.sessionId, rooms: await roomsSeen(db, who, params.sessionId) }),
  });

  serve(contract.readTimeline, {
    may: ({ who, params }) => maySeeAttempt(db, who, params.attemptId),
    do: ({ who, params }) => readTimeline(deps, who, params.attemptId),
  });

  serve(readWatchedMinutes, {
    may: ({ who, params }) => maySeeAttempt(db, who, params.attemptId),
    do: ({ who, params }) => watchedMinutes(deps, who, params.attemptId),
  });

  serve(contract.viewSnapshot, {
    async may({ who, params }) {
      const snapshot = await findSnapshot(db, params.snapshotId);
      return snapshot !== null && maySeeAttempt(db, who, snapshot.attemptId);
    },
    do: ({ who, params }) => viewSnapshot(deps, who, params.snapshotId),
  });
}
