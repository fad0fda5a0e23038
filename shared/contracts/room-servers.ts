import { z } from 'zod';
import { ChainedEvent, ChainHash } from '../attempt/events.ts';
import { ANSWER_FILE_BYTES } from '../questions/response.ts';
import { HandReason } from './delivery.ts';
import { endpoint } from './endpoint.ts';
import { WrittenKind } from './proctoring-review.ts';
import { CarriedControl, CarriedRelaxation, SessionTimes, Times } from './room-parcel.ts';
import { Sha256 } from './sha256.ts';

/**
 * A room's server is a whole Khảo Thí on a school's laptop that holds the sealed papers and the candidates of its rooms,
 * serves them in the school's own network, and sends their ledgers up whenever there is a line.
 */

const Millis = z.number().int();
const sessionParams = z.object({ sessionId: z.uuid() });
const serverParams = z.object({ serverId: z.uuid() });
const reason = z.string().trim().min(3).max(500);

// ---- for those who prepare a session ------------------------------------------------------------------------------

export const RoomServerView = z.object({
  id: z.string(),
  name: z.string(),
  roomIds: z.array(z.string()),
  /** When its enrolment code ends; null once it is enrolled. */
  codeUntil: Millis.nullable(),
  enrolledAt: Millis.nullable(),
  /** When it was last heard of. */
  seenAt: Millis.nullable(),
  /** Events and incidents it had not sent up, as it said then. */
  waiting: z.number().int(),
  /** Files of answers that it had not sent up, in number and bytes, and batches of signals. */
  waitingFiles: z.number().int(),
  waitingFileBytes: z.number().int(),
  waitingSignals: z.number().int(),
  /** Events, files and incidents that the province would not take: they lie on that computer, which shows why. */
  refused: z.number().int(),
  /** Attempts it keeps, attempts that were taken over from it, and events that it sent after that: kept beside the ledgers. */
  keeps: z.number().int(),
  takenOver: z.number().int(),
  aside: z.number().int(),
  revokedAt: Millis.nullable(),
});
export type RoomServerView = z.infer<typeof RoomServerView>;

export const listRoomServers = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/room-servers',
  audience: 'staff',
  summary: "The rooms' servers of a session: what they hold, when they were heard of, what they have not sent up",
  params: sessionParams,
  reply: z.object({
    title: z.string(),
    examTitle: z.string(),
    servers: z.array(RoomServerView),
    rooms: z.array(z.object({ id: z.string(), name: z.string(), candidates: z.number().int() })),
    now: Millis,
  }),
  errors: [],
});

export const makeRoomServer = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/room-servers',
  audience: 'staff',
  summary: 'Prepare the server of some rooms; the code enrols one laptop, once, within a week',
  params: sessionParams,
  body: z.object({ name: z.string().trim().min(2).max(100), roomIds: z.array(z.uuid()).min(1).max(50) }),
  reply: z.object({ serverId: z.string(), code: z.string(), codeUntil: Millis }),
  errors: ['roomHasServer', 'sessionClosed', 'notReady', 'needsProvince'],
});

export const revokeRoomServer = endpoint({
  method: 'POST',
  path: '/api/room-servers/:serverId/revoke',
  audience: 'staff',
  summary: "End a room server's credential; its attempts are the province's from then on",
  params: serverParams,
  body: z.object({ reason }),
  reply: z.object({}),
  errors: [],
});

// ---- for a room's server ------------------------------------------------------------------------------------------

export const enrolRoomServer = endpoint({
  method: 'POST',
  path: '/api/room-server/enrolment',
  audience: 'public',
  summary: "Make this installation the server of its code's rooms",
  body: z.object({
    code: z.string().min(1).max(64),
    publicKey: z.string().max(1_000),
    /** Opens what pages seal to this server's key: a file on a USB stick must not be lost with the laptop. */
    answerSecret: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  }),
  reply: z.object({
    serverId: z.string(),
    sessionId: z.uuid(),
    name: z.string(),
    /** Presented as a bearer token from then on. */
    token: z.string(),
    /** Slips are known by an HMAC under this key; a slip has 80 random bits, so that it tells no code. */
    slipKey: z.string(),
  }),
  errors: ['enrolmentUnknown'],
});

/** What waits at a room's server behind its ledgers. */
const Behind = z.object({
  files: z.number().int().min(0),
  fileBytes: z.number().int().min(0),
  signals: z.number().int().min(0),
  /** Events, files and incidents that the province would not take; they are in no other figure. */
  refused: z.number().int().min(0),
});

/** What the province does not take of a room's server: of somebody who is not of its rooms, or beside a ledger that is full. */
export const RefusedThing = z.object({
  attemptId: z.string(),
  hash: ChainHash.nullable(),
  why: z.enum(['notOfTheseRooms', 'tooManyBeside']),
});
export type RefusedThing = z.infer<typeof RefusedThing>;

/** An attempt as the room's server keeps it, with the events that the province has not acknowledged. */
export const RoomLedger = z.object({
  candidateId: z.uuid(),
  startedAt: Millis,
  times: z.object(Times),
  seenAt: Millis.nullable(),
  handRaisedAt: Millis.nullable(),
  handWhy: HandReason.nullable(),
  /** Present once every event up to the seal is in this report or acknowledged. */
  sealed: z.object({ at: Millis, by: z.enum(['submit', 'deadline', 'staff']) }).nullable(),
  events: z.array(ChainedEvent.extend({ receivedAt: Millis })).max(500),
});
export type RoomLedger = z.infer<typeof RoomLedger>;

/** An incident that somebody wrote down at the room's server, about a candidate or, without one, about the room. */
export const CarriedIncident = z.object({
  id: z.uuid(),
  roomId: z.uuid(),
  candidateId: z.uuid().nullable(),
  kind: WrittenKind,
  at: Millis.nonnegative(),
  /** Who wrote it, as that server calls them: no account of the province. */
  by: z.string().max(200),
  reason: z.string().max(2_000),
});
export type CarriedIncident = z.infer<typeof CarriedIncident>;

export const reportRoom = endpoint({
  method: 'POST',
  path: '/api/room-server/report',
  audience: 'roomServer',
  summary: 'Send what is new of the own ledgers, hear what is new of the own rooms; a repeat changes nothing',
  body: z.object({
    /** Events and incidents that wait behind this report. */
    waiting: z.number().int().min(0),
    ledgers: z.array(RoomLedger).max(100),
    behind: Behind,
    /** Files of answers that lie here and will come; each is said once, and the one that is being carried every time. */
    files: z
      .array(z.object({ attemptId: z.uuid(), sha256: Sha256, bytes: z.number().int().min(1).max(ANSWER_FILE_BYTES) }))
      .max(200),
    /** Candidates who showed their slip. */
    cameIn: z.array(z.object({ candidateId: z.uuid(), at: Millis, consentVersion: z.string().nullable() })).max(1_000),
    /** What the invigilators at the room's server did; their effect on time is in `ledgers`. */
    controls: z.array(CarriedControl).max(200),
    relaxed: z.array(CarriedRelaxation.extend({ candidateId: z.uuid() })).max(1_000),
    /** What was written down there and is not known here, or was refused before. */
    incidents: z.array(CarriedIncident).max(200),
    /** What pages sent to the room's server that is in no ledger: it lies beside them, there and here. Only behind all answers. */
    strays: z
      .array(ChainedEvent.extend({ attemptId: z.uuid(), why: z.string().max(40), writer: z.string().max(64) }))
      .max(200),
  }),
  bodyLimit: 4 * 1024 * 1024,
  reply: z.object({
    now: Millis,
    /** How far each ledger of the report is kept. `aside`: the attempt is not the room's any more, the rest lies beside it. */
    ledgers: z.array(z.object({ candidateId: z.string(), seq: z.number().int(), hash: ChainHash, aside: z.boolean() })),
    /** Strays of the report that lie beside their ledgers here now. */
    strays: z.array(z.object({ attemptId: z.string(), hash: ChainHash })),
    /** The incidents of the report: whether each stands here now, or is about nobody and nothing of these rooms. */
    incidents: z.array(z.object({ id: z.string(), isHere: z.boolean() })),
    /** What of the report was not taken: with a hash one event, without one all that is said of the attempt. */
    refused: z.array(RefusedThing),
    /** How many bytes of each file of the report are here, and whether it is kept whole. */
    files: z.array(
      z.object({ attemptId: z.string(), sha256: z.string(), have: z.number().int(), isWhole: z.boolean() }),
    ),
    controls: z.array(CarriedControl),
    /** Raised hands of attempts that this server keeps that were answered at the province, until it tells them lowered. */
    hands: z.array(z.object({ candidateId: z.string(), raisedAt: Millis })),
    session: z.object(SessionTimes),
    /** The release key once the session has begun, base64url; null where it is not here. */
    key: z.string().nullable(),
  }),
  errors: [],
});

// ---- on a room's server itself ------------------------------------------------------------------------------------

export const readRoomLink = endpoint({
  method: 'GET',
  path: '/api/room-link',
  audience: 'staff',
  summary: "Whether this is a room's server, and how its line to the province stands",
  reply: z.object({
    link: z
      .object({
        name: z.string(),
        province: z.string(),
        /** When the province last answered. */
        reachedAt: Millis.nullable(),
        /** Events that the province has not acknowledged. */
        waiting: z.number().int(),
        /** Incidents written down here that it has not acknowledged. */
        incidents: z.number().int(),
        behind: Behind,
        /** What the province would not take, by candidate (without a number, by room): it is kept on this computer and stands in no other figure. */
        refused: z.array(
          z.object({
            number: z.string(),
            name: z.string(),
            what: z.enum(['ledger', 'beside', 'files', 'signals', 'incidents']),
            count: z.number().int(),
            /** The sentence that tells why, in the reader's language. */
            why: z.string(),
          }),
        ),
        /** The province ended this server's credential. */
        isRevoked: z.boolean(),
      })
      .nullable(),
    now: Millis,
  }),
  errors: [],
});
