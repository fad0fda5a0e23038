import { clearCheckIn } from 'shared/contracts/checkin.ts';
import * as contract from 'shared/contracts/invigilation.ts';
import { readRoomMinutes as roomMinutes } from 'shared/contracts/room-minutes.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Serve } from '../../http/serve.ts';
import { clearCheckIn as settleCheckIn } from '../checkin/index.ts';
import { homesOf } from '../roomlink/index.ts';
import { roomsServedElsewhere, serversOfRoom } from '../roomservers/index.ts';
import { candidateOfAttempt } from './candidate-of-attempt.ts';
import { type BorderOf, issueControl } from './issue-control.ts';
import { lowerHand } from './lower-hand.ts';
import { actWithin, mayHelp, mayInvigilate, watchedSessions, watchOf } from './policy.ts';
import { readBoard } from './read-board.ts';
import { readRoomMinutes } from './read-room-minutes.ts';
import { takeAnswerFile } from './take-answer-file.ts';

export function invigilationRoutes(serve: Serve, deps: Deps): void {
  const { db } = deps;

  serve(contract.listWatchedSessions, {
    may: () => true,
    do: async ({ who }) => ({ sessions: await watchedSessions(db, who), now: deps.now() }),
  });

  serve(contract.readBoard, {
    may: ({ who, params }) => mayInvigilate(db, who, params.sessionId),
    async do({ who, params }) {
      const watch = await watchOf(db, who, params.sessionId);
      return watch ? readBoard(deps, params.sessionId, watch) : refuse('forbidden');
    },
  });

  serve(roomMinutes, {
    may: async ({ who, params }) => (await watchOf(db, who, params.sessionId))?.roomIds.has(params.roomId) ?? false,
    do: async ({ who, params }) =>
      readRoomMinutes(deps, who, { ...params, roomServers: await serversOfRoom(db, params) }),
  });

  serve(contract.issueControl, {
    may: async ({ who, params, body }) => (await actWithin(db, who, params.sessionId, body)) !== null,
    async do({ who, params, body }) {
      const scope = await actWithin(db, who, params.sessionId, body);
      return scope
        ? issueControl({ ...deps, borderOf }, { ...params, ...body, scope, by: who.accountId })
        : refuse('forbidden');
    },
  });

  serve(contract.takeAnswerFile, {
    may: async ({ who, params, body }) => {
      const candidate = await candidateOfAttempt(db, params.sessionId, body.file.attempt);
      // A file of nobody's is answered like one of another session: whoever watches this one may learn that.
      return candidate ? mayHelp(db, who, params.sessionId, candidate.id) : mayInvigilate(db, who, params.sessionId);
    },
    do: ({ who, params, body }) => takeAnswerFile(deps, { ...params, ...body, by: who.accountId }),
  });

  serve(clearCheckIn, {
    may: ({ who, params }) => mayHelp(db, who, params.sessionId, params.candidateId),
    async do({ who, params, body }) {
      await settleCheckIn(deps, who, { ...params, ...body });
      return {};
    },
  });

  serve(contract.lowerHand, {
    may: ({ who, params }) => mayHelp(db, who, params.sessionId, params.candidateId),
    async do({ who, params }) {
      await lowerHand(deps, { ...params, by: who.accountId });
      return {};
    },
  });
}

const borderOf: BorderOf = async (tx, sessionId) => ({
  isRoomServer: (await homesOf(tx)).some((home) => home.sessionId === sessionId),
  servedElsewhere: await roomsServedElsewhere(tx, sessionId),
});
