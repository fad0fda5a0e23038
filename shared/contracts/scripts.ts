import { z } from 'zod';
import { ItemId } from '../attempt/events.ts';
import { Definition, Response } from '../questions/registry.ts';
import { endpoint } from './endpoint.ts';
import { ResultState } from './grading.ts';
import { Sha256 } from './sha256.ts';

const Millis = z.number().int();
const ofAttempt = z.object({ attemptId: z.uuid() });

/** An answered item as staff read it, with its key. */
export const ScriptItem = z.object({
  item: ItemId,
  part: z.number().int(),
  /** As the own paper printed it, from 1 in each part. */
  number: z.number().int(),
  definition: Definition,
  response: Response.nullable(),
  answered: z.boolean(),
  /** Null before the session is marked, and while the answer waits for a person. */
  points: z.number().nullable(),
  maximum: z.number(),
});

export type ScriptItem = z.infer<typeof ScriptItem>;

export const Script = z.object({
  attemptId: z.string(),
  examId: z.string(),
  exam: z.string(),
  name: z.string(),
  number: z.string(),
  className: z.string(),
  /** Mã đề. */
  code: z.string(),
  state: ResultState.exclude(['absent']),
  total: z.number().nullable(),
  items: z.array(ScriptItem),
  /** Files that have come, by SHA-256. One that an answer names and that is in neither list is still on the candidate's machine. */
  files: z.array(Sha256),
  /** Events that lie beside the ledger: `readStrays`. */
  strays: z.number().int(),
  /** Files on their way from a room's server, called `from`: `have` of their `bytes` are here. */
  coming: z.array(z.object({ sha256: Sha256, from: z.string(), bytes: z.number().int(), have: z.number().int() })),
});
export type Script = z.infer<typeof Script>;

export const readScript = endpoint({
  method: 'GET',
  path: '/api/attempts/:attemptId/script',
  audience: 'staff',
  summary:
    'What a candidate answered, beside the key; once the attempt is sealed and, for who does not manage it, the exam over',
  params: ofAttempt,
  reply: Script,
  errors: ['attemptStillOpen', 'scriptNotYet', 'paperWithheld'],
});

export const readAnswerFile = endpoint({
  method: 'GET',
  path: '/api/attempts/:attemptId/files/:sha256',
  audience: 'staff',
  summary: 'A file that a candidate handed in; who looked is written into the audit chain',
  params: ofAttempt.extend({ sha256: Sha256 }),
  reply: 'file',
  errors: ['attemptStillOpen', 'scriptNotYet', 'fileAltered'],
});

/** An event that lies beside a ledger and counts for nothing, as staff read it. */
export const StrayView = z.object({
  /** Hash of the event. */
  id: z.string(),
  receivedAt: Millis,
  /** When it was done, as its page said. */
  at: Millis,
  /** Which page or room's server sent it. */
  writer: z.string(),
  /** Why it does not stand in the ledger. */
  why: z.enum(['notWriter', 'attemptSealed', 'afterDeadline', 'chainBroken', 'other']),
  did: z.enum(['open', 'visit', 'answer', 'edit', 'flag', 'play', 'submit']),
  /** The question as the own paper printed it; null where the event is about none, or this server cannot tell. */
  place: z.object({ part: z.number().int(), number: z.number().int() }).nullable(),
  /** What was answered, or typed by an edit: '' for an answer taken back; null where there is nothing to say, or not yet. */
  said: z.string().nullable(),
});
export type StrayView = z.infer<typeof StrayView>;

export const readStrays = endpoint({
  method: 'GET',
  path: '/api/attempts/:attemptId/strays',
  audience: 'staff',
  summary:
    'What lies beside a ledger: sent by a page that no longer writes, too late, or off the chain. Who read it is written into the audit chain',
  params: ofAttempt,
  query: z.object({ from: z.coerce.number().int().min(0).max(1_000_000).default(0) }),
  reply: z.object({
    candidate: z.object({ name: z.string(), number: z.string(), room: z.string(), seat: z.number().int() }),
    session: z.object({ id: z.string(), title: z.string() }),
    /** Before this nobody reads what the candidate answers. */
    isSealed: z.boolean(),
    /** In the order in which they came, from the asked one on. */
    strays: z.array(StrayView),
    total: z.number().int(),
    /** How many found no room and are not kept. */
    dropped: z.number().int(),
  }),
  errors: [],
});
