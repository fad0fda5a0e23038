import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../db/columns.ts';

/** Files that candidates handed in. The bytes lie in blobs, each encrypted under a key of its own. */
export const answerFiles = pgTable(
  'answer_files',
  {
    attemptId: uuid('attempt_id').notNull(),
    /** Of the plain bytes, hex: how the ledger names it. */
    sha256: text('sha256').notNull(),
    item: text('item').notNull(),
    /** As the candidate's machine named it. */
    name: text('name').notNull(),
    bytes: integer('bytes').notNull(),
    wrappedKey: text('wrapped_key').notNull(),
    storedAt: instant('stored_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.attemptId, table.sha256] })],
);
