import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { FormPlace } from 'shared/papers/form.ts';
import { instant } from '../../db/columns.ts';

/** The codes (mã đề) of a sealed exam. The sealed bytes lie in blobs; the key is wrapped by the platform's. */
export const examForms = pgTable(
  'exam_forms',
  {
    examId: uuid('exam_id').notNull(),
    code: text('code').notNull(),
    seed: text('seed').notNull(),
    places: jsonb('places').$type<FormPlace[]>().notNull(),
    /** SHA-256 of the sealed bytes, hex. */
    contentHash: text('content_hash').notNull(),
    bytes: integer('bytes').notNull(),
    wrappedKey: text('wrapped_key').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.examId, table.code] })],
);
