import { z } from 'zod';
import { Proof, ScoreSummary } from './analytics.ts';
import { endpoint } from './endpoint.ts';
import { ResultScope } from './grading.ts';

/** A class or a school among others. Every figure but the name is null where the group is too small to show. */
export const GroupRow = z.object({
  name: z.string(),
  /** The school of a class; '' for a school. */
  school: z.string(),
  /** Marked attempts. */
  n: z.number().int().nullable(),
  mean: z.number().nullable(),
  meanError: z.number().nullable(),
  sd: z.number().nullable(),
  median: z.number().nullable(),
  quartile1: z.number().nullable(),
  quartile3: z.number().nullable(),
  /** Share with at least half of the points, 0 to 1. */
  shareAtHalf: z.number().nullable(),
});
export type GroupRow = z.infer<typeof GroupRow>;

export const ResultReport = z.object({
  exam: z.object({
    id: z.string(),
    title: z.string(),
    subject: z.string(),
    /** The unit that holds it. */
    unit: z.string(),
    parts: z.array(
      z.object({ part: z.number().int(), kind: z.string(), questions: z.number().int(), points: z.number() }),
    ),
  }),
  /** All sessions of the exam; the report is about one of them where `sessionId` is set. */
  sessions: z.array(z.object({ id: z.string(), title: z.string(), startsAt: z.number().int() })),
  sessionId: z.string().nullable(),
  counts: z.object({
    candidates: z.number().int(),
    /** Handed in by the candidate. */
    submitted: z.number().int(),
    /** Began but never handed in: marked all the same. */
    collected: z.number().int(),
    /** Began and have no mark: not yet, or the ledger does not hold. */
    unmarked: z.number().int(),
    absent: z.number().int(),
  }),
  /** Points of the whole paper, and decimal places of a mark. */
  maximum: z.number(),
  decimals: z.number().int(),
  summary: ScoreSummary,
  /** Share with at least half of the points, 0 to 1; null without marks. */
  shareAtHalf: z.number().nullable(),
  /** Counts of marks; a bin holds from <= mark < to, the last one also `to`. */
  distribution: z.array(z.object({ from: z.number(), to: z.number(), n: z.number().int() })),
  classes: z.array(GroupRow),
  schools: z.array(GroupRow),
  published: z
    .object({ at: z.number().int(), by: z.string(), reason: z.string(), showAnswers: z.boolean() })
    .nullable(),
  proof: Proof,
});
export type ResultReport = z.infer<typeof ResultReport>;

const params = z.object({ examId: z.uuid() });

export const readResultReport = endpoint({
  method: 'GET',
  path: '/api/exams/:examId/report',
  audience: 'staff',
  summary: 'Results of an exam, or of one session: distribution, classes, schools, with n and proof',
  params,
  query: ResultScope,
  reply: ResultReport,
  errors: ['notMarkedYet'],
});

export const downloadResultWorkbook = endpoint({
  method: 'GET',
  path: '/api/exams/:examId/report.xlsx',
  audience: 'staff',
  summary: 'Excel: results, item analysis and answers, one sheet each',
  params,
  query: ResultScope,
  reply: 'file',
  errors: ['notMarkedYet', 'keyStillSecret', 'paperWithheld'],
});

export const downloadResultPdf = endpoint({
  method: 'GET',
  path: '/api/exams/:examId/report.pdf',
  audience: 'staff',
  summary: 'The printable report',
  params,
  query: ResultScope,
  reply: 'file',
  errors: ['notMarkedYet', 'keyStillSecret', 'paperWithheld'],
});
