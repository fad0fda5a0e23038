import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../db/columns.ts';

/** The shares of an exam's release key: who has one, never what it says, but for the short while until enough are given. */
export const examShares = pgTable(
  'exam_shares',
  {
    examId: uuid('exam_id').notNull(),
    /** 1, 2 … in the order of the officers. */
    place: integer('place').notNull(),
    /** So many shares open the papers. */
    threshold: integer('threshold').notNull(),
    holder: text('holder').notNull(),
    /** The account that split the key, and saw every share: it gives none. */
    splitBy: uuid('split_by').notNull(),
    /** Tells this share from any other, and nothing else about it. */
    shareCheck: text('share_check').notNull(),
    givenAt: instant('given_at'),
    /** The account that gave it first; an account gives one share. */
    givenBy: uuid('given_by'),
    /** Wrapped by the platform's key from when it is given until the papers open. */
    wrappedShare: text('wrapped_share'),
  },
  (table) => [primaryKey({ columns: [table.examId, table.place] })],
);
