import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { FormPlace } from 'shared/papers/form.ts';
import { instant } from '../../db/columns.ts';

/** The codes (mã đề) of a sealed exam. The sealed bytes lie in blobs; their keys follow from the exam's release key. */
export const examForms = pgTable(
  'exam_forms',
  {
    examId: uuid('exam_id').notNull(),
    code: text('code').notNull(),
    /** Empty while they are withheld. */
    places: jsonb('places').$type<FormPlace[]>().notNull(),
    /** SHA-256 of the sealed bytes, hex. */
    contentHash: text('content_hash').notNull(),
    bytes: integer('bytes').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.examId, table.code] })],
);

/** The key that opens the papers of a sealed exam, as far as this installation holds it. */
export const examReleases = pgTable('exam_releases', {
  examId: uuid('exam_id').primaryKey(),
  /** Wrapped by the platform's key; null while it is elsewhere: on the province's server, or in the officers' shares. */
  wrappedKey: text('wrapped_key'),
  /** `keyCheck`: tells a right key from a mistyped one. */
  keyCheck: text('key_check').notNull(),
  /** `withhold`: which questions the exam asks, and in which orders; null once its rows say so again. */
  withheld: text('withheld'),
});
