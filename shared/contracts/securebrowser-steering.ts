import { z } from 'zod';
import { endpoint } from './endpoint.ts';

const Millis = z.number().int();
const candidateParams = z.object({ candidateId: z.uuid() });

export const letIntoAnyBrowser = endpoint({
  method: 'POST',
  path: '/api/candidates/:candidateId/any-browser',
  audience: 'staff',
  summary: 'Let a candidate sit the exam without Safe Exam Browser, with a reason',
  params: candidateParams,
  body: z.object({ reason: z.string().trim().min(5).max(500) }),
  reply: z.object({}),
  errors: [],
});

export const requireSecureBrowserAgain = endpoint({
  method: 'DELETE',
  path: '/api/candidates/:candidateId/any-browser',
  audience: 'staff',
  summary: 'Take the permission back',
  params: candidateParams,
  reply: z.object({}),
  errors: [],
});

/** The client of a candidate as it reports itself, where the exam is steered. */
export const SebClientState = z.object({
  /** requested: it said hello; ready: it has its configuration; active: it reports; closed: it said goodbye. */
  state: z.enum(['requested', 'ready', 'active', 'closed']),
  version: z.string(),
  system: z.string(),
  machine: z.string(),
  openedAt: Millis,
  lastPingAt: Millis.nullable(),
  /** Percent; null where it has none or did not say. */
  battery: z.number().int().nullable(),
  /** Signal strength in percent; null where it is on a cable or did not say. */
  wifi: z.number().int().nullable(),
  warnings: z.number().int(),
  errors: z.number().int(),
  /** Whether its App Signature Key is that of most clients of the same version; unknown where too few can be compared. */
  signature: z.enum(['same', 'differs', 'unknown']),
  hand: z.object({ text: z.string(), at: Millis }).nullable(),
  lock: z.object({ text: z.string(), at: Millis }).nullable(),
  /** Instructions that the client has not confirmed yet. */
  waiting: z.number().int(),
  /** Connections so far: a restart opens another one. */
  connections: z.number().int(),
});
export type SebClientState = z.infer<typeof SebClientState>;

/** How one candidate of an exam with Safe Exam Browser stands. */
export const SecureBrowserState = z.object({
  candidateId: z.string(),
  name: z.string(),
  /** Số báo danh. */
  number: z.string(),
  room: z.string(),
  seat: z.number().int(),
  /** When the configuration in use was fetched and when it started the exam; null for not yet. */
  fetchedAt: Millis.nullable(),
  startedAt: Millis.nullable(),
  /** How often a configuration was fetched: more than once or twice deserves a look. */
  fetches: z.number().int(),
  /** Set where an invigilator let the candidate in without it. */
  letIn: z.object({ reason: z.string(), at: Millis }).nullable(),
  /** Null where the client never connected. */
  client: SebClientState.nullable(),
});
export type SecureBrowserState = z.infer<typeof SecureBrowserState>;

/** What an invigilator can tell the client of a candidate. */
const ClientOrder = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('quit'), reason: z.string().trim().min(5).max(500) }),
  /** Covers the screen with a message until it is unlocked here or by the quit password. */
  z.object({ kind: z.literal('lock'), message: z.string().trim().min(3).max(500) }),
  z.object({ kind: z.literal('unlock') }),
  z.object({ kind: z.literal('lowerHand') }),
]);
export type ClientOrder = z.infer<typeof ClientOrder>;

export const instructSafeExamBrowser = endpoint({
  method: 'POST',
  path: '/api/candidates/:candidateId/safe-exam-browser/instructions',
  audience: 'staff',
  summary: 'Tell the Safe Exam Browser of a candidate to quit, lock or unlock its screen, or lower its hand',
  params: candidateParams,
  body: ClientOrder,
  reply: z.object({}),
  errors: ['sebNotConnected'],
});

export const readSafeExamBrowserLog = endpoint({
  method: 'GET',
  path: '/api/candidates/:candidateId/safe-exam-browser/log',
  audience: 'staff',
  summary: 'Warnings, errors and notices of the Safe Exam Browser of a candidate, the latest first',
  params: candidateParams,
  reply: z.object({
    lines: z.array(
      z.object({ at: Millis, type: z.enum(['warning', 'error', 'notice', 'confirmed']), text: z.string() }),
    ),
  }),
  errors: [],
});

export const listSecureBrowserStates = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/secure-browser',
  audience: 'staff',
  summary: 'Who runs Safe Exam Browser in the rooms of a session that I watch over',
  params: z.object({ sessionId: z.uuid() }),
  reply: z.object({
    session: z.object({ title: z.string(), examTitle: z.string() }),
    /** For who watches over the room to read out and to type. */
    settingsPassword: z.string().nullable(),
    quitPassword: z.string().nullable(),
    steered: z.boolean(),
    /** The server's clock, to tell how long ago a ping was. */
    now: Millis,
    candidates: z.array(SecureBrowserState),
  }),
  errors: [],
});
