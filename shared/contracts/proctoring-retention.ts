import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/**
 * How long evidence is kept, in days after a session's end. The notice that candidates agree to names the longest times for
 * pictures; an exam may only keep them for less.
 */
export const Retention = z.object({
  /** Pictures without a signal. */
  unflaggedDays: z.number().int().min(1).max(30),
  /** Pictures around a signal: thirty days for an appeal and ninety more. */
  flaggedDays: z.number().int().min(1).max(120),
  /** Signals, batches, hashes and risks; decisions and consents stay, they are records of persons. */
  recordDays: z.number().int().min(120).max(1825),
});
export type Retention = z.infer<typeof Retention>;

export const RETENTION_DEFAULTS: Retention = { unflaggedDays: 30, flaggedDays: 120, recordDays: 365 };

const examParams = z.object({ examId: z.uuid() });

export const readRetention = endpoint({
  method: 'GET',
  path: '/api/proctoring/exams/:examId/retention',
  audience: 'staff',
  summary: 'How long the evidence of an exam is kept',
  params: examParams,
  reply: Retention,
  errors: [],
});

export const saveRetention = endpoint({
  method: 'PUT',
  path: '/api/proctoring/exams/:examId/retention',
  audience: 'staff',
  summary: 'Keep the evidence of an exam for less than the notice promises, or the records for longer; audited',
  params: examParams,
  body: Retention,
  reply: Retention,
  errors: [],
});
