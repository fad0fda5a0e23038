import { PieceFields, sendRoomPiece, sendRoomSignals } from 'shared/contracts/room-carrying.ts';
import * as parcel from 'shared/contracts/room-parcel.ts';
import * as contract from 'shared/contracts/room-servers.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { limiter } from '../../http/limiter.ts';
import { everyone, onlyOwn, type Serve } from '../../http/serve.ts';
import { findSealedPaper } from '../papers/index.ts';
import { takePiece } from '../scripts/index.ts';
import { mayManageSession } from '../sessions/index.ts';
import { enrolRoomServer } from './enrol-room-server.ts';
import { handOverLedger } from './hand-over-ledger.ts';
import { listRoomServers } from './list-room-servers.ts';
import { makeRoomServer } from './make-room-server.ts';
import { ownAttempts } from './own-attempts.ts';
import { packParcel } from './pack-parcel.ts';
import { mayRevoke } from './policy.ts';
import { isSatIn } from './queries.ts';
import { revokeRoomServer } from './revoke-room-server.ts';
import { takeReport } from './take-report.ts';
import { takeRoomSignals } from './take-room-signals.ts';

const TRIES_A_MINUTE = 20;

export function roomServerRoutes(serve: Serve, deps: Deps): void {
  const { db } = deps;
  const tries = limiter({ most: TRIES_A_MINUTE, everyMs: 60_000, now: deps.now });

  serve(contract.listRoomServers, {
    may: ({ who, params }) => mayManageSession(db, who, params.sessionId),
    do: ({ params }) => listRoomServers(deps, params.sessionId),
  });

  serve(contract.makeRoomServer, {
    may: ({ who, params }) => mayManageSession(db, who, params.sessionId),
    do: ({ who, params, body }) => makeRoomServer(deps, { ...params, ...body, by: who.accountId }),
  });

  serve(contract.revokeRoomServer, {
    may: ({ who, params }) => mayRevoke(db, who, params.serverId),
    async do({ who, params, body }) {
      await revokeRoomServer(deps, { ...params, ...body, by: who.accountId });
      return {};
    },
  });

  serve(contract.enrolRoomServer, {
    may: everyone('a laptop shows its enrolment code here'),
    do({ body, ip }) {
      if (!tries.take(ip)) refuse('tooMany');
      return enrolRoomServer(deps, body);
    },
  });

  serve(parcel.readParcel, {
    may: onlyOwn('only the rooms of this server'),
    do: ({ who }) => packParcel(db, who),
  });

  serve(parcel.readRoomPaper, {
    // A code that nobody of its rooms sits is none of its business.
    may: ({ who, params }) => isSatIn(db, who.roomIds, params),
    async do({ params, query: { from } }) {
      const sealed = await findSealedPaper(deps.blobs, params.examId, params.code);
      if (!sealed) refuse('paperNotReady');
      const bytes = sealed.subarray(from, from + parcel.PAPER_SLICE_BYTES);
      return { name: 'de-thi.sealed', type: 'application/octet-stream', bytes };
    },
  });

  serve(parcel.takeOverLedger, {
    may: onlyOwn('only candidates of its own rooms'),
    do: ({ who, params, body }) => handOverLedger(deps, { who, ...params, ...body }),
  });

  serve(contract.reportRoom, {
    may: onlyOwn('only ledgers of its own rooms are taken'),
    do: ({ who, body }) => takeReport(deps, { who, report: body }),
  });

  serve(sendRoomPiece, {
    may: async ({ who, params }) => (await ownAttempts(db, who, [params.attemptId])).has(params.attemptId),
    do({ who, params, file }) {
      const fields = PieceFields.safeParse(file.fields).data ?? refuse('badRequest', { where: 'fields' });
      return takePiece(deps, { ...params, ...fields, serverId: who.serverId, bytes: file.bytes });
    },
  });

  serve(sendRoomSignals, {
    may: onlyOwn('only signals of its own rooms are taken'),
    do: ({ who, body }) => takeRoomSignals(deps, { who, told: body }),
  });
}
