import { z } from 'zod';
import { WhichQuestions } from './bank-questions.ts';
import { endpoint } from './endpoint.ts';

/** Kinds of file in which questions leave the bank; each is read again by the import of the same name. */
export const EXPORT_FORMATS = ['docx', 'xlsx', 'moodle-xml', 'qti3'] as const;
export const ExportFormat = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** Questions in one file at most: it is made at once, while its asker waits. */
export const EXPORT_AT_MOST = 2_000;

/** Pictures and sounds fetched; questions written. */
export const EXPORT_STEPS = ['media', 'writing'] as const;
export type ExportStep = (typeof EXPORT_STEPS)[number];

const inUnit = z.object({ unitId: z.uuid() });
const Wanted = z.object({
  which: WhichQuestions,
  format: ExportFormat,
});

/** What the file cannot hold of a question: nothing is lost in silence. */
export const ExportLoss = z.object({
  questionId: z.string(),
  /** Its first words. */
  title: z.string(),
  outcome: z.enum(['writtenWithLoss', 'leftBehind']),
  /** Names of what is lost ("rubric", "pinned"), or of the kind that has no place in the file. */
  why: z.array(z.string()),
});
export type ExportLoss = z.infer<typeof ExportLoss>;

export const reportExport = endpoint({
  method: 'POST',
  path: '/api/bank/exports/report',
  audience: 'staff',
  summary: 'What a file of these questions would hold, and what it would lose of which question',
  query: inUnit,
  body: Wanted,
  bodyLimit: 1024 * 1024,
  steps: EXPORT_STEPS,
  reply: z.object({ questions: z.number().int(), whole: z.number().int(), losses: z.array(ExportLoss) }),
  errors: ['exportTooLarge'],
});

export const exportQuestions = endpoint({
  method: 'POST',
  path: '/api/bank/exports',
  audience: 'staff',
  summary: 'A file of these questions with their keys, in a form that the import and other systems read',
  query: inUnit,
  body: Wanted,
  bodyLimit: 1024 * 1024,
  steps: EXPORT_STEPS,
  reply: 'file',
  errors: ['exportTooLarge', 'nothingToExport'],
});

export const questionTemplate = endpoint({
  method: 'GET',
  path: '/api/bank/template',
  audience: 'staff',
  summary: 'The Excel template for questions: lists to choose from, instructions, an example of each kind',
  reply: 'file',
  errors: [],
});
