import { z } from 'zod';
import { endpoint, type ReplyOf } from './endpoint.ts';

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

const Millis = z.number().int().nonnegative();
/** Pictures of one class, and until when they are kept. */
const Pictures = z.object({ kept: z.number().int(), erased: z.number().int(), until: Millis });

export const readKept = endpoint({
  method: 'GET',
  path: '/api/proctoring/exams/:examId/kept',
  audience: 'staff',
  summary:
    'What of the evidence of an exam is kept and until when, and what was erased when; counts, and nobody by name',
  params: examParams,
  reply: z.object({
    exam: z.object({ title: z.string(), subject: z.string(), level: z.number().int() }),
    retention: Retention,
    /** Candidates have read the days: pictures may only be kept for less from now on. */
    isPromised: z.boolean(),
    mayChange: z.boolean(),
    sessions: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        endedAt: Millis,
        unflagged: Pictures,
        flagged: Pictures,
        /** Signals, and what belongs to them. */
        records: z.object({ kept: z.number().int(), until: Millis }),
      }),
    ),
    /** The latest first; `session` null where it is about one sitting. */
    erasures: z.array(
      z.object({
        at: Millis,
        session: z.string().nullable(),
        what: z.enum(['pictures', 'records', 'checkIns', 'appealFile']),
        n: z.number().int(),
      }),
    ),
    now: Millis,
  }),
  errors: [],
});
export type Kept = ReplyOf<typeof readKept>;

export const saveRetention = endpoint({
  method: 'PUT',
  path: '/api/proctoring/exams/:examId/retention',
  audience: 'staff',
  summary: 'Keep the evidence of an exam for less than the notice promises, or the records for longer; audited',
  params: examParams,
  body: Retention,
  reply: Retention,
  errors: ['retentionPromised'],
});
