import { z } from 'zod';
import { Proof, ScoreSummary } from './analytics.ts';
import { endpoint } from './endpoint.ts';

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

export const SessionReport = z.object({
  exam: z.object({ id: z.string(), title: z.string(), subject: z.string() }),
  session: z.object({ id: z.string(), name: z.string(), unit: z.string(), startsAt: z.number().int() }),
  counts: z.object({
    candidates: z.number().int(),
    /** Handed in by the candidate. */
    submitted: z.number().int(),
    /** Began but never handed in: marked all the same. */
    collected: z.number().int(),
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
export type SessionReport = z.infer<typeof SessionReport>;

const params = z.object({ sessionId: z.uuid() });

export const readSessionReport = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/report',
  audience: 'staff',
  summary: 'Results of a session: distribution, classes, schools, with n and proof',
  params,
  reply: SessionReport,
  errors: ['notMarkedYet'],
});

export const downloadResultWorkbook = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/report.xlsx',
  audience: 'staff',
  summary: 'Excel: results, item analysis and answers, one sheet each',
  params,
  reply: 'file',
  errors: ['notMarkedYet'],
});

export const downloadResultPdf = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/report.pdf',
  audience: 'staff',
  summary: 'The printable report of a session',
  params,
  reply: 'file',
  errors: ['notMarkedYet'],
});
