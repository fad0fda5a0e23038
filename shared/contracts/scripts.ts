import { z } from 'zod';
import { ItemId } from '../attempt/events.ts';
import { Definition, Response } from '../questions/registry.ts';
import { endpoint } from './endpoint.ts';
import { ResultState } from './grading.ts';

/** SHA-256 in 64 lower-case hex digits. */
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
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
  /** Files that have come, by SHA-256; one that an answer names and that is not here is still on the candidate's machine. */
  files: z.array(Sha256),
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
  errors: ['attemptStillOpen', 'scriptNotYet'],
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
