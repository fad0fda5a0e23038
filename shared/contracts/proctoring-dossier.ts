import { z } from 'zod';
import { endpoint, type ReplyOf } from './endpoint.ts';
import { Retention } from './proctoring-retention.ts';

/** Where a signal's weight comes from: measured on the simulated cohort, a prior, or only reported and never counted. */
const WeightBasis = z.enum(['cohort', 'prior', 'reported']);

const Millis = z.number().int().nonnegative();

export const readDossier = endpoint({
  method: 'GET',
  path: '/api/proctoring/exams/:examId/dossier',
  audience: 'staff',
  summary: 'The dossier of the proctoring of an exam as a listed high-risk AI system, from what is running now',
  params: z.object({ examId: z.uuid() }),
  reply: z.object({
    unit: z.string(),
    exam: z.object({ title: z.string(), subject: z.string() }),
    level: z.number().int(),
    /** Whether the microphone is asked for as well. */
    listens: z.boolean(),
    noticeVersion: z.string(),
    sessions: z.number().int(),
    candidates: z.number().int(),
    models: z.array(z.object({ name: z.string(), version: z.string(), licence: z.string(), use: z.string() })),
    /** Every signal that may be measured at this level, with where its weight comes from. */
    signals: z.array(
      z.object({
        name: z.string(),
        modality: z.string(),
        basis: WeightBasis,
        /** Browsers in which it can exist, null where the server notices it: elsewhere its absence means "unknown". */
        browsers: z.array(z.enum(['chromium', 'firefox', 'safari'])).nullable(),
      }),
    ),
    /** What the evaluation measured; null where no card is at hand. */
    card: z
      .array(
        z.object({
          name: z.string(),
          condition: z.string(),
          precision: z.number().nullable(),
          recall: z.number().nullable(),
          falseAlarmsPerHour: z.number().nullable(),
          /** Share of the time that passed under such an alarm. */
          alarmedShare: z.number().nullable(),
          n: z.number().int(),
        }),
      )
      .nullable(),
    retention: Retention,
    records: z.object({
      signals: z.number().int(),
      snapshots: z.number().int(),
      incidents: z.number().int(),
      referred: z.number().int(),
      opinions: z.number().int(),
    }),
    now: Millis,
  }),
  errors: [],
});
export type Dossier = ReplyOf<typeof readDossier>;
