import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
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

/** Files that lie on a room's server and are on their way here: what is announced, and how much of it has come. */
export const filesOnTheWay = pgTable(
  'files_on_the_way',
  {
    attemptId: uuid('attempt_id').notNull(),
    sha256: text('sha256').notNull(),
    serverId: uuid('server_id').notNull(),
    /** What the room's server is called, for who waits for the file. */
    serverName: text('server_name').notNull(),
    bytes: integer('bytes').notNull(),
    /** Bytes that lie in `filePieces`, from the first on. */
    have: integer('have').notNull().default(0),
    announcedAt: instant('announced_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.attemptId, table.sha256] }),
    index('files_on_the_way_by_server').on(table.serverId),
  ],
);

/** Pieces of a file that is on its way, each wrapped by the platform's key; gone once the file is whole. */
export const filePieces = pgTable(
  'file_pieces',
  {
    attemptId: uuid('attempt_id').notNull(),
    sha256: text('sha256').notNull(),
    start: integer('start').notNull(),
    wrapped: text('wrapped').notNull(),
  },
  (table) => [primaryKey({ columns: [table.attemptId, table.sha256, table.start] })],
);
