import { z } from 'zod';
import { AnswerFile } from '../attempt/answer-file.ts';
import { Alternative, CameraConsent } from '../people/camera-consent.ts';
import { CheckInView, Tier } from './checkin.ts';
import { HandReason } from './delivery.ts';
import { endpoint } from './endpoint.ts';
import { Security } from './sessions.ts';

const Millis = z.number().int();
const sessionParams = z.object({ sessionId: z.uuid() });

/**
 * Whom a control reaches: chosen candidates, one room, the rooms of a school, every session of the exam that is running, or,
 * with none of them, the whole session.
 */
export const ControlScope = z.union([
  z.strictObject({ candidateIds: z.array(z.uuid()).min(1).max(3_000) }),
  z.strictObject({ roomId: z.uuid() }),
  z.strictObject({ schoolId: z.uuid() }),
  z.strictObject({ wholeExam: z.literal(true) }),
  z.strictObject({}),
]);
export type ControlScope = z.infer<typeof ControlScope>;

const reason = z.string().trim().min(3).max(500);

/** Acts on time, and words: what one server does of them the other of a room and its province does too. */
const TIME_AND_WORDS = [
  z.object({
    kind: z.literal('extend'),
    seconds: z
      .number()
      .int()
      .min(60)
      .max(4 * 3600),
    /** Gives back what was lost to outages: it is not offered again. */
    forOutage: z.boolean().optional(),
    reason,
  }),
  z.object({ kind: z.literal('pause'), reason }),
  z.object({ kind: z.literal('resume'), reason }),
  z.object({ kind: z.literal('message'), text: z.string().trim().min(1).max(500), reason }),
  z.object({ kind: z.literal('end'), reason }),
] as const;
export const TimeOrWords = z.discriminatedUnion('kind', TIME_AND_WORDS);
export type TimeOrWords = z.infer<typeof TimeOrWords>;

export const Control = z.discriminatedUnion('kind', [
  ...TIME_AND_WORDS,
  /** The next machine that asks within ten minutes takes the paper over, whatever the one before still does. */
  z.object({ kind: z.literal('unlock'), reason }),
  /** One candidate to a free seat, of this room or another; the machine there needs no further unlock. */
  z.object({ kind: z.literal('move'), roomId: z.uuid(), seat: z.number().int().min(1).max(200), reason }),
]);
export type Control = z.infer<typeof Control>;

/** A control as the board's feed tells it. */
export const ControlRecord = z.object({
  id: z.string(),
  at: Millis,
  /** Who did it, by name. */
  by: z.string(),
  kind: z.enum(['extend', 'pause', 'resume', 'message', 'end', 'unlock', 'move']),
  scope: ControlScope,
  seconds: z.number().int().nullable(),
  /** What was said, or the place somebody moved to. */
  text: z.string().nullable(),
  reason: z.string(),
  /** How many candidates it reached. */
  reached: z.number().int(),
});
export type ControlRecord = z.infer<typeof ControlRecord>;

export const issueControl = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/controls',
  audience: 'staff',
  summary:
    'Give time, pause, resume, write to, end, unlock or move: chosen candidates, a room, a school, the session or all running ones of the exam; always with a reason',
  params: sessionParams,
  body: z.object({ scope: ControlScope, control: Control }),
  reply: z.object({ reached: z.number().int() }),
  errors: ['nobodyInScope', 'sessionOver', 'seatTaken', 'noSuchSeat', 'roomHasOwnServer', 'movesAtProvince'],
});

export const lowerHand = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/hands/:candidateId/lower',
  audience: 'staff',
  summary: 'Lower the raised hand of a candidate who was helped',
  params: z.object({ sessionId: z.uuid(), candidateId: z.uuid() }),
  reply: z.object({}),
  errors: [],
});

/** A ledger of a long exam with essays, sealed, stays below this. */
const ANSWER_FILE_BYTES = 8 * 1024 * 1024;

export const takeAnswerFile = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/answer-files',
  audience: 'staff',
  summary:
    'Take the answers of a machine without a line, carried here by hand; twice or late does no harm. What comes after the deadline needs a reason',
  params: sessionParams,
  body: z.object({
    file: AnswerFile,
    /** Why what came late counts all the same; without it a late file is refused and nothing changes. */
    lateReason: reason.optional(),
  }),
  bodyLimit: ANSWER_FILE_BYTES,
  reply: z.object({
    candidateId: z.string(),
    number: z.string(),
    /** Events that the ledger did not have; 0 where all was there already. */
    added: z.number().int(),
    late: z.boolean(),
  }),
  errors: ['answerFileBroken', 'answerFileElsewhere', 'answerFileLate', 'answerFileForked', 'answerFileAfterSubmit'],
});

/** How a seat is watched: what holds, what looks now, and how the check-in went. */
const SeatWatch = z.object({
  /** What holds after consent. */
  level: z.number().int().min(0).max(3),
  consent: CameraConsent,
  alternative: Alternative.nullable(),
  /** What the device can carry; null before it said so. */
  tier: Tier.nullable(),
  /** Names of the signals that are looked for at this moment. */
  checks: z.array(z.string()),
  /** Why the camera does not look; null while it does, or where none is asked for. */
  notWatched: z.string().nullable(),
  checkIn: CheckInView.nullable(),
});
export type SeatWatch = z.infer<typeof SeatWatch>;
/** Time without a connection while the paper was being written, of a minute or more, that nobody has given back. */
export const Outage = z.object({ from: Millis, until: Millis, seconds: z.number().int() });
export type Outage = z.infer<typeof Outage>;

export const BoardSeat = z.object({
  candidateId: z.string(),
  attemptId: z.string().nullable(),
  name: z.string(),
  number: z.string(),
  roomId: z.string(),
  seat: z.number().int(),
  code: z.string(),
  /** absent: never signed in; lobby: signed in, not begun; timeOver: collected without being handed in, or about to be. */
  state: z.enum(['absent', 'lobby', 'writing', 'paused', 'handedIn', 'timeOver']),
  connected: z.boolean(),
  answered: z.number().int(),
  items: z.number().int(),
  deadlineAt: Millis.nullable(),
  extraSeconds: z.number().int(),
  handRaisedAt: Millis.nullable(),
  /** What the hand is raised for; null where it does not say, or is down. */
  handWhy: HandReason.nullable(),
  /** Another machine asks to go on with the paper and waits for the unlock: when it asked last. */
  unlockAskedAt: Millis.nullable(),
  /** When another machine took the paper over without an unlock, in the last minutes. */
  movedAt: Millis.nullable(),
  outage: Outage.nullable(),
  /** What was kept beside the ledger. */
  strays: z.number().int(),
  watch: SeatWatch,
  /** Order of attention: 0 none, 1 look, 2 look soon. The reasons say why, in words. */
  attention: z.object({
    level: z.number().int().min(0).max(2),
    reasons: z.array(z.object({ vi: z.string(), en: z.string() })),
  }),
});
export type BoardSeat = z.infer<typeof BoardSeat>;

export const Board = z.object({
  session: z.object({
    id: z.string(),
    title: z.string(),
    examTitle: z.string(),
    subject: z.string(),
    startsAt: Millis,
    endsAt: Millis,
    closed: z.boolean(),
    proctoring: z.number().int(),
    security: Security,
    /** Sessions of this exam that are running by now, this one among them; 0 where not all of them are this person's to steer. */
    runningOfExam: z.number().int(),
  }),
  rooms: z.array(
    z.object({ id: z.string(), name: z.string(), schoolId: z.string(), school: z.string(), seats: z.number().int() }),
  ),
  seats: z.array(BoardSeat),
  /** What was done, the latest first. */
  controls: z.array(ControlRecord),
  now: Millis,
});
export type Board = z.infer<typeof Board>;

export const WatchedSession = z.object({
  id: z.string(),
  title: z.string(),
  examTitle: z.string(),
  startsAt: Millis,
  endsAt: Millis,
  closed: z.boolean(),
  /** Names of the rooms that the account watches. */
  rooms: z.array(z.string()),
  /** Candidates in these rooms. */
  candidates: z.number().int(),
});
export type WatchedSession = z.infer<typeof WatchedSession>;

export const listWatchedSessions = endpoint({
  method: 'GET',
  path: '/api/watched-sessions',
  audience: 'staff',
  summary: 'Sessions in which the account watches at least one room, the latest first',
  reply: z.object({ sessions: z.array(WatchedSession), now: Millis }),
  errors: [],
});

export const readBoard = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/board',
  audience: 'staff',
  summary: 'The rooms of a session that the account watches: each seat, what needs attention, and what was done',
  params: sessionParams,
  reply: Board,
  errors: [],
});

/**
 * The board's socket: the whole board when it opens and after each control, between them the seats that changed, at most
 * four times a second. The page answers nothing.
 */
export const boardSocketPath = (sessionId: string) => `/api/sessions/${sessionId}/board/socket`;

export const BoardNews = z.discriminatedUnion('type', [
  z.object({ type: z.literal('board'), board: Board }),
  z.object({ type: z.literal('seats'), seats: z.array(BoardSeat), now: Millis }),
]);
export type BoardNews = z.infer<typeof BoardNews>;
