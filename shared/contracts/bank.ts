import { z } from 'zod';
import { RichText } from '../questions/content.ts';
import { DraftDefinition, ImportDoubt, ImportProblem, Level } from '../questions/draft.ts';
import { endpoint } from './endpoint.ts';

/** Part of the 2025 format: 1 choice, 2 true/false group, 3 short answer, 4 essay. */
const Part = z.number().int().min(1).max(4);
const Subject = z.string().trim().min(1).max(100);
const Topic = z.string().trim().max(300);

/** The bank of a unit; the teacher's own school unless said otherwise. */
export const ImportState = z.enum(['draft', 'saved', 'discarded', 'undone']);
export type ImportState = z.infer<typeof ImportState>;

/** One question of an import: what it was, what it became, what is wrong with it. */
export const ImportedQuestion = z.object({
  /** Its place in the file from 0: how the endpoints name it. */
  at: z.number().int().nonnegative(),
  n: z.number().int(),
  part: Part,
  definition: DraftDefinition,
  source: RichText,
  title: z.string(),
  level: Level.nullable(),
  topic: z.string().nullable(),
  group: z.string().nullable(),
  branch: z.string().nullable(),
  section: z.string().nullable(),
  stimulus: z.string().nullable(),
  points: z.string().nullable(),
  /** The key as the file wrote it; null where there is none, or more than one. */
  writtenKey: z.string().nullable(),
  problems: z.array(ImportProblem),
  /** Absent in drafts of before. */
  doubts: z.array(ImportDoubt).optional(),
  /** True while it cannot be saved: a fatal problem, or a picture that no candidate could see. */
  blocked: z.boolean(),
  /** True once the teacher has changed something. */
  repaired: z.boolean(),
  /** The bank's question that it became. */
  questionId: z.string().nullable(),
});
export type ImportedQuestion = z.infer<typeof ImportedQuestion>;

/** An item of a file that became no question: nothing is lost in silence. */
export const RefusedItem = z.object({
  n: z.number().int(),
  /** The file inside a package that it stands in. */
  file: z.string().optional(),
  title: z.string(),
  problems: z.array(ImportProblem),
});
export type RefusedItem = z.infer<typeof RefusedItem>;

export const ImportHead = z.object({
  id: z.string(),
  unitId: z.string(),
  subject: z.string(),
  fileName: z.string(),
  /** The name of the format that read it: "docx". */
  format: z.string(),
  state: ImportState,
  createdAt: z.iso.datetime(),
  questions: z.number().int(),
  /** Questions with at least one problem. */
  withProblems: z.number().int(),
});
export type ImportHead = z.infer<typeof ImportHead>;

export const ImportView = ImportHead.extend({
  items: z.array(ImportedQuestion),
  /** Pictures that a browser cannot draw (WMF, EMF): kept, shown as a note. */
  unshowable: z.array(z.string()),
  refused: z.array(RefusedItem),
});
export type ImportView = z.infer<typeof ImportView>;

/** What became of each question when an import was saved: nothing is lost in silence. */
export const SaveOutcome = z.object({
  at: z.number().int(),
  n: z.number().int(),
  part: Part,
  outcome: z.enum(['taken', 'takenWithLoss', 'refused', 'leftOut']),
  why: z.array(ImportProblem),
  questionId: z.string().nullable(),
});
export type SaveOutcome = z.infer<typeof SaveOutcome>;

const inUnit = z.object({ unitId: z.uuid() });
const ofImport = z.object({ importId: z.uuid() });

/** Endings of the question files that can be read, and .doc, which is refused by its own sentence. */
export const QUESTION_FILE_ENDINGS = ['docx', 'doc', 'xlsx', 'xls', 'xml', 'zip', 'txt', 'gift', 'tex'] as const;
export const QUESTION_FILE_BYTES = 30 * 1024 * 1024;

/** Questions read of those the file holds; pictures drawn anew; questions kept in the draft. */
export const UPLOAD_STEPS = ['reading', 'pictures', 'keeping'] as const;
export type UploadStep = (typeof UPLOAD_STEPS)[number];

export const uploadQuestions = endpoint({
  method: 'POST',
  path: '/api/bank/imports',
  audience: 'staff',
  summary: 'Read a question file of any known format into a draft; nothing enters the bank yet',
  query: inUnit.extend({ subject: Subject }),
  body: 'file',
  bodyLimit: QUESTION_FILE_BYTES,
  steps: UPLOAD_STEPS,
  reply: ImportView,
  errors: [
    'wordNotADocx',
    'wordOldFormat',
    'fileNotKnown',
    'fileEncrypted',
    'fileBroken',
    'fileTooLarge',
    'fileTooManyQuestions',
    'fileSuspicious',
    'fileTooSlow',
    'fileNoQuestions',
  ],
});

export const listImports = endpoint({
  method: 'GET',
  path: '/api/bank/imports',
  audience: 'staff',
  summary: 'The newest imports of a unit',
  query: inUnit,
  reply: z.object({ imports: z.array(ImportHead) }),
  errors: [],
});

export const readImport = endpoint({
  method: 'GET',
  path: '/api/bank/imports/:importId',
  audience: 'staff',
  summary: 'An import with its questions',
  params: ofImport,
  reply: ImportView,
  errors: [],
});

export const repairQuestion = endpoint({
  method: 'PUT',
  path: '/api/bank/imports/:importId/questions/:at',
  audience: 'staff',
  summary: 'Mend one question of a draft: its key, its words, its level or topic',
  params: ofImport.extend({ at: z.coerce.number().int().nonnegative() }),
  body: z.object({
    definition: DraftDefinition.optional(),
    level: Level.nullable().optional(),
    topic: Topic.nullable().optional(),
  }),
  bodyLimit: 2 * 1024 * 1024,
  reply: ImportedQuestion,
  errors: ['importClosed'],
});

export const discardImport = endpoint({
  method: 'POST',
  path: '/api/bank/imports/:importId/discard',
  audience: 'staff',
  summary: 'Put a draft away without saving anything',
  params: ofImport,
  reply: ImportHead,
  errors: ['importClosed'],
});

export const saveImport = endpoint({
  method: 'POST',
  path: '/api/bank/imports/:importId/save',
  audience: 'staff',
  summary:
    'Save the chosen questions into the bank, all of them or none; those that cannot be marked are refused by name',
  params: ofImport,
  body: z.object({ take: z.array(z.number().int().nonnegative()).max(5_000) }),
  reply: z.object({ head: ImportHead, report: z.array(SaveOutcome) }),
  errors: ['importClosed'],
});

export const undoImport = endpoint({
  method: 'POST',
  path: '/api/bank/imports/:importId/undo',
  audience: 'staff',
  summary: 'Take the questions of a saved import out of the bank again',
  params: ofImport,
  reply: ImportHead,
  errors: ['importNotSaved'],
});

export const readMedia = endpoint({
  method: 'GET',
  path: '/api/bank/media/:sha256',
  audience: 'staff',
  summary: 'A picture of the bank or of a draft',
  params: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  reply: 'file',
  errors: [],
});

/** Of one picture, sound or film: every candidate of an exam fetches it with the paper. */
export const MEDIA_BYTES = 20 * 1024 * 1024;

export const uploadMedia = endpoint({
  method: 'POST',
  path: '/api/bank/media',
  audience: 'staff',
  summary: 'Put a picture, a sound or a film into a bank, for use in its questions',
  query: inUnit,
  body: 'file',
  bodyLimit: MEDIA_BYTES,
  reply: z.object({
    sha256: z.string(),
    mime: z.string(),
    bytes: z.number().int(),
    /** Pixels; null for what is no picture. */
    width: z.number().int().nullable(),
    height: z.number().int().nullable(),
  }),
  errors: ['mediaNotShown'],
});
