import { z } from 'zod';
import { ItemId } from '../attempt/events.ts';
import { Definition, Response } from '../questions/registry.ts';
import { endpoint } from './endpoint.ts';
import { ResultState } from './grading.ts';
import { Sha256 } from './sha256.ts';

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
