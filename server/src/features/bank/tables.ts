import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, real, text, uuid } from 'drizzle-orm/pg-core';
import type { KeyDoubt, LifeStep, QuestionState, Sharing } from 'shared/bank/life.ts';
import type { ImportedQuestion, ImportState, RefusedItem } from 'shared/contracts/bank.ts';
import type { BankFilter, BatchChange, QuestionFacts } from 'shared/contracts/bank-questions.ts';
import type { Level } from 'shared/questions/draft.ts';
import type { Definition } from 'shared/questions/registry.ts';
import { instant, lexemes } from '../../db/columns.ts';

/**
 * A question of the bank. What a candidate sees is in its versions; here stands what describes it, which may change without
 * touching an exam, and what it is found by. One row is all that a search reads.
 */
export const questions = pgTable(
  'questions',
  {
    id: uuid('id').primaryKey(),
    /** The unit whose bank it stands in: rights are read from here. */
    unitId: uuid('unit_id').notNull(),
    subject: text('subject').notNull(),
    /** The newest version; exams name the version they use. */
    version: integer('version').notNull(),
    kind: text('kind').$type<Definition['kind']>().notNull(),
    /** 1 choice, 2 true/false group, 3 short answer ...: the part it was written for. */
    part: integer('part').notNull(),
    /** NB, TH, VD or VDC. */
    level: text('level').$type<Level>(),
    grade: integer('grade'),
    /** A place in the subject's tree (`shared/curriculum`), by its path; null while nobody has sorted it. */
    topicId: text('topic_id'),
    /** The topic in words: the tree's name, or what the file said. */
    topic: text('topic'),
    /** Yêu cầu cần đạt, in the programme's words. */
    competency: text('competency'),
    tags: text('tags').array().notNull().default(sql`'{}'`),
    /** Where it comes from: a file, a book, an author. */
    source: text('source'),
    state: text('state').$type<QuestionState>().notNull().default('draft'),
    /** The version that was approved last; null where none ever was. */
    approvedVersion: integer('approved_version'),
    sharing: text('sharing').$type<Sharing>().notNull().default('school'),
    /** The commune or province it is open to; null where only its own unit and those above it read it. */
    openTo: uuid('open_to'),
    /** Exams that used any version of it and are over. */
    uses: integer('uses').notNull().default(0),
    lastUsedAt: instant('last_used_at'),
    /** Of the newest exam with results: share of points earned, item-rest correlation, and over how many candidates. */
    facility: real('facility'),
    discrimination: real('discrimination'),
    answered: integer('answered'),
    /** Why its key should be looked at again, by rule; null where nothing speaks for it. */
    doubt: text('doubt').$type<KeyDoubt>(),
    lexemes: lexemes('lexemes').notNull(),
    /** `searchableOf(...).text` and `.formulas`: phrases are looked for here, among what the index found. */
    searchText: text('search_text').notNull(),
    formulas: text('formulas').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    deletedAt: instant('deleted_at'),
    deletedBy: uuid('deleted_by'),
  },
  (table) => [
    index('questions_by_words').using('gin', table.lexemes),
    index('questions_by_tag').using('gin', table.tags),
    // Lists are paged newest first by these keys, over one unit, over all, or over a subject.
    index('questions_by_unit').on(table.unitId, table.createdAt.desc().nullsFirst(), table.id),
    index('questions_by_age').on(table.createdAt.desc().nullsFirst(), table.id),
    index('questions_by_subject').on(table.subject, table.createdAt.desc().nullsFirst(), table.id),
    index('questions_by_topic').on(table.topicId.op('text_pattern_ops'), table.createdAt.desc().nullsFirst(), table.id),
    index('questions_by_opening').on(table.openTo),
    index('questions_by_author').on(table.createdBy, table.createdAt.desc().nullsFirst()),
    index('questions_in_review').on(table.unitId, table.createdAt.desc().nullsFirst()).where(sql`state = 'review'`),
    index('questions_in_doubt').on(table.unitId, table.createdAt.desc().nullsFirst()).where(sql`doubt IS NOT NULL`),
    index('questions_in_trash')
      .on(table.unitId, table.deletedAt.desc().nullsFirst())
      .where(sql`deleted_at IS NOT NULL`),
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
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.questionId, table.version] })],
);

/** What reviewers and authors say to one another about a version. */
export const questionComments = pgTable(
  'question_comments',
  {
    id: uuid('id').primaryKey(),
    questionId: uuid('question_id').notNull(),
    version: integer('version').notNull(),
    /** `said` is a remark; the others are steps of the question's life, with the words that went with them. */
    step: text('step').$type<LifeStep | 'said'>().notNull(),
    words: text('words').notNull(),
    /** For an approval: what was looked at. */
    checked: text('checked').array().notNull().default(sql`'{}'`),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('question_comments_by_question').on(table.questionId, table.createdAt)],
);

/** Which exam used which version, written once it is over, and how it did there once it was marked. */
export const questionUses = pgTable(
  'question_uses',
  {
    questionId: uuid('question_id').notNull(),
    examId: uuid('exam_id').notNull(),
    version: integer('version').notNull(),
    examTitle: text('exam_title').notNull(),
    /** The unit that holds the exam: only its readers are told the title. */
    examUnitId: uuid('exam_unit_id').notNull(),
    usedAt: instant('used_at').notNull(),
    /** Candidates whose answers were marked; null before. */
    answered: integer('answered'),
    facility: real('facility'),
    discrimination: real('discrimination'),
    doubt: text('doubt').$type<KeyDoubt>(),
    /** From how many marks the figures of all its candidates were last written here; null before. */
    notedMarks: integer('noted_marks'),
  },
  (table) => [
    primaryKey({ columns: [table.questionId, table.examId] }),
    index('question_uses_by_exam').on(table.examId),
  ],
);

/** What twins are found by: a sketch of the newest version's words, and its bands, of which near twins share one. */
export const questionSketches = pgTable(
  'question_sketches',
  {
    questionId: uuid('question_id').primaryKey(),
    version: integer('version').notNull(),
    /** `sketchOf(...)`: SKETCH_SIZE numbers. */
    sketch: integer('sketch').array().notNull(),
    bands: integer('bands').array().notNull(),
  },
  (table) => [index('question_sketches_by_band').using('gin', table.bands)],
);

/** Two questions that somebody has looked at and found to be different. The smaller id stands first. */
export const twinDismissals = pgTable(
  'twin_dismissals',
  {
    one: uuid('one').notNull(),
    other: uuid('other').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.one, table.other] }), index('twin_dismissals_by_other').on(table.other)],
);

/** Topics that a unit has added to the tree, for itself and the units below it. */
export const bankTopics = pgTable(
  'bank_topics',
  {
    /** The path, as in `shared/curriculum/outline.ts`. */
    id: text('id').notNull(),
    unitId: uuid('unit_id').notNull(),
    subject: text('subject').notNull(),
    name: text('name').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.unitId, table.id] })],
);

/** A search that a person has named. */
export const bankFilters = pgTable(
  'bank_filters',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id').notNull(),
    name: text('name').notNull(),
    filter: jsonb('filter').$type<BankFilter>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('bank_filters_by_account').on(table.accountId, table.createdAt)],
);

/** One change of many questions at once, with what they were before, so that it can be taken back. */
export const bankBatches = pgTable('bank_batches', {
  id: uuid('id').primaryKey(),
  unitId: uuid('unit_id').notNull(),
  change: jsonb('change').$type<BatchChange>().notNull(),
  before: jsonb('before').$type<readonly QuestionBefore[]>().notNull(),
  createdBy: uuid('created_by').notNull(),
  createdAt: instant('created_at').notNull(),
  undoneAt: instant('undone_at'),
});

/** What a batch changed of a question: as it stood, and as the batch left it. */
export interface QuestionBefore {
  readonly id: string;
  /** The version that the batch found. */
  readonly version: number;
  readonly was: KeptColumns;
  readonly became: KeptColumns;
}

/** What a batch may change, as plain values that can be kept as JSON. */
export interface KeptColumns extends QuestionFacts {
  readonly unitId: string;
  readonly subject: string;
  readonly sharing: Sharing;
  readonly openTo: string | null;
  readonly deletedAt: string | null;
  readonly deletedBy: string | null;
}

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
