import { z } from 'zod';
import { hashText } from '../attempt/chain.ts';
import { ChainedEvent, ChainHash } from '../attempt/events.ts';
import { rootAbove } from '../attempt/receipt-tree.ts';
import { endpoint } from './endpoint.ts';

const Millis = z.number().int();

/** The time of an attempt as the server sees it. Instants are milliseconds since 1970, UTC. */
export const ClockView = z.object({
  now: Millis,
  startsAt: Millis,
  deadlineAt: Millis,
  phase: z.enum(['waiting', 'running', 'paused', 'over']),
  /** Extra time granted so far, in seconds. */
  extraSeconds: z.number().int(),
});
export type ClockView = z.infer<typeof ClockView>;

/**
 * The server's word that a ledger is kept up to `seq`: Ed25519 over "khaothi-receipt-1\nattempt\nseq\nhash\nat", or, with a
 * `path`, over the root of the flush that the path leads to (shared/attempt/receipt-tree.ts). It leaves after COMMIT only.
 */
export const Receipt = z.object({
  attempt: z.string(),
  seq: z.number().int(),
  hash: ChainHash,
  at: Millis,
  signature: z.string(),
  path: z.array(ChainHash).max(32).optional(),
});
export type Receipt = z.infer<typeof Receipt>;

/** The text that a receipt's signature stands over. */
export function receiptText({ attempt, seq, hash, at, path = [] }: Omit<Receipt, 'signature'>): string {
  const alone = `khaothi-receipt-1\n${attempt}\n${seq}\n${hash}\n${at}`;
  return path.length === 0 ? alone : flushText(rootAbove(hashText(alone), path));
}

/** The text that one signature over many receipts stands over. */
export function flushText(root: string): string {
  return `khaothi-flush-1\n${root}`;
}

/** Names one open page of the player; a new one at every load. */
export const WriterId = z.string().regex(/^[A-Za-z0-9_-]{8,32}$/);

/**
 * Names the browser of a machine for one candidate, as it keeps it; a browser that keeps nothing has a new one at each load.
 * Whoever knows it takes the pen at once, so that it is told to nobody.
 */
const DeviceId = z.string().regex(/^[A-Za-z0-9_-]{16,32}$/);

/** @public its name stands in OpenAPI */
export const EventBatch = z.object({ writer: WriterId, events: z.array(ChainedEvent).min(1).max(200) });

export const CandidateCard = z.object({
  candidateId: z.string(),
  name: z.string(),
  /** Số báo danh. */
  number: z.string(),
  birthDate: z.string().nullable(),
  className: z.string(),
  school: z.string(),
  room: z.string(),
  seat: z.number().int(),
  exam: z.object({
    id: z.string(),
    title: z.string(),
    subject: z.string(),
    durationSeconds: z.number().int(),
    parts: z.array(
      z.object({ part: z.number().int(), kind: z.string(), questions: z.number().int(), points: z.number() }),
    ),
    security: z.enum(['open', 'page', 'seb']),
    /** 0 none, 1 page signals, 2 camera for presence, 3 full vision. */
    proctoring: z.number().int().min(0).max(3),
  }),
  paper: z.object({ code: z.string(), contentHash: z.string(), bytes: z.number().int() }),
  clock: ClockView,
  /** The latest regular end of the session for this candidate, before extra time. */
  endsAt: Millis,
  /** Answers are sealed to this key where the attempt begins without a line (attempt/answer-file.ts). */
  answerKey: z.string(),
  /** What the candidate agreed to; null before. */
  consentVersion: z.string().nullable(),
  attempt: z.object({ id: z.string(), sealed: z.boolean() }).nullable(),
  resultPublished: z.boolean(),
});
export type CandidateCard = z.infer<typeof CandidateCard>;

/**
 * Words of an invigilator to a candidate.
 * @public its name stands in OpenAPI
 */
export const AttemptMessage = z.object({ id: z.string(), text: z.string(), at: Millis });

/** The right to write as a page sees it that does not have it: `isHere` where another page of the same machine does. */
export const Lease = z.object({ isHere: z.boolean(), since: Millis });
export type Lease = z.infer<typeof Lease>;

/** Why a hand is raised, in a word that the board shows: the machine, the sound, an error in the paper, leave to go out. */
export const HandReason = z.enum(['machine', 'sound', 'paper', 'leave', 'other']);
export type HandReason = z.infer<typeof HandReason>;
const Hand = { up: z.boolean(), why: HandReason.optional() };

/** All a player needs to begin or to go on, on this machine or another. */
export const AttemptOpening = z.object({
  attempt: z.string(),
  /** Opens the sealed paper: 32 bytes, base64url. Null once the attempt is sealed: the paper does not open again. */
  paperKey: z.string().nullable(),
  clock: ClockView,
  /** The ledger as kept so far, from its first event. */
  events: z.array(ChainedEvent),
  /** True when this page may write; false while another page or machine does. */
  mayWrite: z.boolean(),
  /** Who writes where this page does not; null while it does, and once nobody can. */
  lease: Lease.nullable(),
  sealed: z.boolean(),
  /** What the invigilators wrote so far, oldest first: nobody misses a word for a broken line. */
  messages: z.array(AttemptMessage),
  handRaised: z.boolean(),
  /** Where no line is left, the answers are sealed to this key and carried by hand (shared/attempt/answer-file.ts). */
  answerKey: z.string(),
  /** Presented when the socket opens, once, within a minute. */
  socketTicket: z.string(),
});
export type AttemptOpening = z.infer<typeof AttemptOpening>;

export const Appended = z.object({ receipt: Receipt, clock: ClockView, sealed: z.boolean() });
export type Appended = z.infer<typeof Appended>;

const attemptParams = z.object({ attemptId: z.uuid() });

export const candidateSignIn = endpoint({
  method: 'POST',
  path: '/api/candidate/sign-in',
  audience: 'public',
  summary: 'Sign in with the code of a candidate slip',
  body: z.object({ code: z.string().min(1).max(64) }),
  reply: CandidateCard,
  errors: ['slipUnknown', 'waitYourTurn', 'safeExamBrowserNeeded', 'paperNotReady'],
});

export const candidateSignOut = endpoint({
  method: 'POST',
  path: '/api/candidate/sign-out',
  audience: 'candidate',
  summary: 'Forget the candidate on this machine',
  reply: z.object({}),
  errors: [],
});

export const readCandidate = endpoint({
  method: 'GET',
  path: '/api/candidate',
  audience: 'candidate',
  summary: 'Who is signed in, for which exam, at what time',
  reply: CandidateCard,
  errors: ['safeExamBrowserNeeded', 'paperNotReady'],
});

export const readSealedPaper = endpoint({
  method: 'GET',
  path: '/api/candidate/paper',
  audience: 'candidate',
  summary: 'The encrypted paper of the own code: can be fetched hours ahead, and from where a line broke',
  query: z.object({ from: z.coerce.number().int().min(0).default(0) }),
  reply: 'file',
  errors: ['safeExamBrowserNeeded', 'paperNotReady'],
});

export const openAttempt = endpoint({
  method: 'POST',
  path: '/api/candidate/attempt',
  audience: 'candidate',
  summary: 'Begin the attempt or come back to it; a repeat changes nothing',
  body: z.object({
    writer: WriterId,
    /** Absent: a machine that is not known again. */
    device: DeviceId.optional(),
    /** Where the page began without a line: when, as it counts the server's time. The server decides what counts. */
    begunAt: Millis.optional(),
  }),
  reply: AttemptOpening,
  errors: [
    'waitYourTurn',
    'safeExamBrowserNeeded',
    'notYetOpen',
    'sessionOver',
    'sitsElsewhere',
    'consentNeeded',
    'paperNotReady',
    'paperLocked',
  ],
});

export const takeOverAttempt = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/take-over',
  audience: 'candidate',
  summary:
    'Make this page the one that writes; the page before only watches. Another machine waits for the unlock while that one is heard of',
  params: attemptParams,
  body: z.object({ writer: WriterId, device: DeviceId.optional() }),
  reply: AttemptOpening,
  errors: [
    'needsUnlock',
    'safeExamBrowserNeeded',
    'notYetOpen',
    'sessionOver',
    'sitsElsewhere',
    'consentNeeded',
    'paperNotReady',
    'paperLocked',
  ],
});

export const APPEND_ERRORS = [
  'notWriter',
  'chainBroken',
  'eventGap',
  'afterDeadline',
  'attemptSealed',
  'notYetOpen',
] as const;

export const appendEvents = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/events',
  audience: 'candidate',
  summary: 'Save events of the ledger; the same batch may come any number of times',
  params: attemptParams,
  body: EventBatch,
  bodyLimit: 512 * 1024,
  reply: Appended,
  errors: ['safeExamBrowserNeeded', ...APPEND_ERRORS],
});

export const raiseHand = endpoint({
  method: 'PUT',
  path: '/api/attempts/:attemptId/hand',
  audience: 'candidate',
  summary: 'Raise the hand, with a word of why, or lower it: for a page whose socket is down',
  params: attemptParams,
  body: z.object(Hand),
  reply: z.object({}),
  errors: ['safeExamBrowserNeeded'],
});

/** The socket's address; messages are JSON texts of at most 256 KiB, those that travel most in the spelling of wire.ts. `ticket` is from `openAttempt`. */
export const attemptSocketPath = (attemptId: string, writer: string, ticket: string) =>
  `/api/attempts/${attemptId}/socket?writer=${writer}&ticket=${ticket}`;

/** True where a message came in its short spelling (wire.ts) and is answered so. */
const Short = z.literal(true).optional();

/** What a player says. `id` comes back in the reply. */
export const PlayerMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('append'),
    id: z.number().int(),
    events: z.array(ChainedEvent).min(1).max(200),
    short: Short,
  }),
  /** Every 15 s: presence and a look at the clock. */
  z.object({ type: z.literal('beat'), id: z.number().int(), short: Short }),
  z.object({ type: z.literal('hand'), ...Hand }),
  /** Proctoring signals and the seal of their batch: parsed by their own schemas, on a lower priority than answers. */
  z.object({
    type: z.literal('signals'),
    id: z.number().int(),
    signals: z.array(z.unknown()).max(50),
    seal: z.unknown().optional(),
  }),
]);
export type PlayerMessage = z.infer<typeof PlayerMessage>;

/** What a player hears. */
export const ServerMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('appended'), id: z.number().int(), receipt: Receipt, sealed: z.boolean() }),
  z.object({
    type: z.literal('refused'),
    id: z.number().int().nullable(),
    code: z.string(),
    sentence: z.string(),
    details: z.record(z.string(), z.unknown()),
  }),
  z.object({ type: z.literal('beat'), id: z.number().int(), clock: ClockView }),
  /** In the short spelling: the batch `id` is kept to its last event, `lateMs` after it. Signed at least once a second. */
  z.object({
    type: z.literal('kept'),
    id: z.number().int(),
    lateMs: z.number().int(),
    signature: z.string().optional(),
  }),
  /** In the short spelling: the clock stands as it was said last, and it is `now`. */
  z.object({ type: z.literal('tick'), id: z.number().int(), now: Millis }),
  /** The time changed: extra time, a pause, its end. */
  z.object({ type: z.literal('clock'), clock: ClockView, reason: z.string() }),
  AttemptMessage.extend({ type: z.literal('message') }),
  z.object({ type: z.literal('hand'), up: z.boolean() }),
  /** An accommodation was given or taken back: the page reads anew what it leaves out (`readPageLock`). */
  z.object({ type: z.literal('pageLock') }),
  /** `nonce` is for the next batch of the page. */
  z.object({ type: z.literal('signalsTaken'), id: z.number().int(), nonce: z.string().nullable() }),
  /** Another page or machine writes now; this one only watches. */
  z.object({ type: z.literal('superseded') }),
  /** The invigilator lets another machine take over: the page that waits for it asks again. */
  z.object({ type: z.literal('unlocked') }),
  /** The attempt was ended by the invigilator or sealed elsewhere. */
  z.object({ type: z.literal('ended') }),
]);
export type ServerMessage = z.infer<typeof ServerMessage>;
