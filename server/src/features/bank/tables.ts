import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ImportedQuestion, ImportState, RefusedItem } from 'shared/contracts/bank.ts';
import type { Definition } from 'shared/questions/registry.ts';
import { instant } from '../../db/columns.ts';

/** A question of the bank; what it says is in its versions. */
export const questions = pgTable(
  'questions',
  {
    id: uuid('id').primaryKey(),
    /** The unit whose bank it stands in: rights are read from here. */
    unitId: uuid('unit_id').notNull(),
    subject: text('subject').notNull(),
    /** The newest version; exams name the version they use. */
    version: integer('version').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (table) => [
    index('questions_by_unit').on(table.unitId, table.subject),
    // Lists are paged newest first by this key.
    index('questions_by_age').on(table.unitId, table.createdAt, table.id),
  ],
);

/** Immutable: an edit makes the next version, so that what a candidate saw never changes. */
export const questionVersions = pgTable(
  'question_versions',
  {
    questionId: uuid('question_id').notNull(),
    version: integer('version').notNull(),
    kind: text('kind').$type<Definition['kind']>().notNull(),
    definition: jsonb('definition').$type<Definition>().notNull(),
    /** SHA-256 of the definition's canonical JSON, base64url. */
    contentHash: text('content_hash').notNull(),
    /** 1 choice, 2 true/false group, 3 short answer: the part it was written for. */
    part: integer('part').notNull(),
    /** NB, TH, VD or VDC. */
    level: text('level'),
    topic: text('topic'),
    /** `foldForSearch` of all its words. */
    searchText: text('search_text').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.questionId, table.version] })],
);

/** Pictures, once each by the SHA-256 of their bytes; the bytes lie in blobs. */
export const media = pgTable('media', {
  sha256: text('sha256').primaryKey(),
  mime: text('mime').notNull(),
  bytes: integer('bytes').notNull(),
  /** Units whose banks use it. */
  unitIds: uuid('unit_ids').array().notNull().default(sql`'{}'`),
});

/** One uploaded question file, from draft to bank. */
export const imports = pgTable(
  'imports',
  {
    id: uuid('id').primaryKey(),
    unitId: uuid('unit_id').notNull(),
    subject: text('subject').notNull(),
    fileName: text('file_name').notNull(),
    /** SHA-256 of the file, hex. */
    fileHash: text('file_hash').notNull(),
    /** The name of the format that read it: "docx". */
    format: text('format').notNull(),
    /** Items of the file that became no question, with the reason. */
    refused: jsonb('refused').$type<RefusedItem[]>().notNull(),
    state: text('state').$type<ImportState>().notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('imports_by_unit').on(table.unitId, table.createdAt)],
);

/** The questions of an import: drafts until they are saved, then the record of what each became. */
export const importQuestions = pgTable(
  'import_questions',
  {
    importId: uuid('import_id').notNull(),
    /** Place in the file, from 0. */
    at: integer('at').notNull(),
    draft: jsonb('draft').$type<ImportDraft>().notNull(),
    repaired: boolean('repaired').notNull().default(false),
    questionId: uuid('question_id'),
  },
  (table) => [primaryKey({ columns: [table.importId, table.at] })],
);

/** Pictures of an import: only its own unit may look at them before they are in the bank. */
export const importPictures = pgTable(
  'import_pictures',
  {
    importId: uuid('import_id').notNull(),
    sha256: text('sha256').notNull(),
    mime: text('mime').notNull(),
    bytes: integer('bytes').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.sha256] }),
    index('import_pictures_by_hash').on(table.sha256),
  ],
);

/** A question of an import as the contract shows it, without what stands in columns. */
export type ImportDraft = Omit<ImportedQuestion, 'at' | 'repaired' | 'questionId' | 'blocked'>;
