import { z } from 'zod';
import { ANSWER_FILE_BYTES } from '../questions/response.ts';
import { endpoint } from './endpoint.ts';
import { Sha256 } from './sha256.ts';

const ofAttempt = z.object({ attemptId: z.uuid() });

// Apart from the scripts that staff read: this is loaded by every candidate, and must not bring all kinds of question along.

/**
 * The ledger names a file by its hash before its bytes come: what was answered is fixed when it was answered, and the bytes
 * follow as the line allows, also after the paper was handed in.
 */
export const uploadAnswerFile = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/files',
  audience: 'candidate',
  summary: 'Bytes of a file that the own ledger already names; a repeat changes nothing',
  params: ofAttempt,
  body: 'file',
  bodyLimit: ANSWER_FILE_BYTES,
  reply: z.object({ sha256: Sha256 }),
  errors: ['fileNotInLedger', 'fileNotAccepted', 'filesTooMany', 'fileTooLate', 'paperWithheld'],
});

export const listOwnFiles = endpoint({
  method: 'GET',
  path: '/api/attempts/:attemptId/files',
  audience: 'candidate',
  summary: 'Which files of the own attempt the server has, by their SHA-256',
  params: ofAttempt,
  reply: z.object({ files: z.array(Sha256) }),
  errors: [],
});
