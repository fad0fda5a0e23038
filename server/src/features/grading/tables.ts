import { boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Json } from 'shared/attempt/canonical.ts';
import type { KeyCorrection } from 'shared/contracts/grading.ts';
import type { Response } from 'shared/questions/registry.ts';
import { instant } from '../../db/columns.ts';

/** What an item earned, with the response it was earned by. */
export interface MarkedItem {
  readonly item: string;
  readonly part: number;
  readonly points: number;
  readonly maximum: number;
  readonly answered: boolean;
  readonly response: Response | null;
  /** Present where a person has yet to mark it: `points` is then 0 for want of a better word. */
  readonly awaits?: boolean;
}

/**
 * Marks: a row per marking of an attempt, never changed and never deleted. The highest revision counts; earlier ones are the
 * history. `ledgerHash`, `keyHash` and `marking` name all that went in, so that anybody can mark again and compare.
 */
export const attemptResults = pgTable(
  'attempt_results',
  {
    attemptId: uuid('attempt_id').notNull(),
    revision: integer('revision').notNull(),
    candidateId: uuid('candidate_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    examId: uuid('exam_id').notNull(),
    /** submitted: handed in; collected: began, never handed in, and marked as it stands. */
    state: text('state').$type<'submitted' | 'collected'>().notNull(),
    /** The head of the ledger whose fold was marked. */
    ledgerSeq: integer('ledger_seq').notNull(),
    ledgerHash: text('ledger_hash').notNull(),
    /** SHA-256 over the scheme, the items' definitions and the corrections of keys. */
    keyHash: text('key_hash').notNull(),
    /** Version of the marking code. */
    marking: text('marking').notNull(),
    /** Points, rounded by the scheme. */
    total: doublePrecision('total').notNull(),
    maximum: doublePrecision('maximum').notNull(),
    parts: jsonb('parts').$type<{ part: number; points: number; maximum: number }[]>().notNull(),
    items: jsonb('items').$type<MarkedItem[]>().notNull(),
    markedAt: instant('marked_at').notNull(),
    /** Account id, or "system". */
    markedBy: text('marked_by').notNull(),
    reason: text('reason').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.attemptId, table.revision] }),
    index('attempt_results_by_exam').on(table.examId, table.attemptId, table.revision),
  ],
);

/** A value of a question that its new key changes, and where it stands: `['gaps', 1, 'accepted']`. */
export interface KeyChange {
  readonly path: readonly (string | number)[];
  readonly value: Json;
}

/** Corrections of keys, newest wins per item; all stay on record. */
export const keyCorrections = pgTable(
  'key_corrections',
  {
    examId: uuid('exam_id').notNull(),
    item: text('item').notNull(),
    /** 1, 2 … within the item. */
    number: integer('number').notNull(),
    /** As it was said. */
    correction: jsonb('correction').$type<KeyCorrection>().notNull(),
    /** As it was understood then, upon the sealed question: it is marked by this ever after. Null for `everybody`. */
    changes: jsonb('changes').$type<KeyChange[]>(),
    reason: text('reason').notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.examId, table.item, table.number] })],
);

/** When the results of an exam were shown to candidates, each time with its reason. */
export const publications = pgTable(
  'publications',
  {
    examId: uuid('exam_id').notNull(),
    at: instant('at').notNull(),
    by: uuid('by').notNull(),
    byName: text('by_name').notNull(),
    reason: text('reason').notNull(),
    showsAnswers: boolean('shows_answers').notNull(),
  },
  (table) => [primaryKey({ columns: [table.examId, table.at] })],
);
