import { bigint, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../db/columns.ts';

/** A laptop in a school that serves some rooms of a session; its credential reaches those rooms and nothing else. */
export const roomServers = pgTable(
  'room_servers',
  {
    id: uuid('id').primaryKey(),
    sessionId: uuid('session_id').notNull(),
    name: text('name').notNull(),
    roomIds: jsonb('room_ids').$type<string[]>().notNull(),
    /** HMAC of the enrolment code; null once it is used or revoked. */
    codeHash: text('code_hash').unique(),
    codeUntil: instant('code_until').notNull(),
    /** HMAC of the bearer token; null before enrolment and once it is revoked. */
    tokenHash: text('token_hash').unique(),
    /** Ed25519, SPKI PEM: its receipts to candidates can be held against it. */
    publicKey: text('public_key'),
    /** X25519 private key of its answer files, wrapped: what a page sealed there is opened here too. Kept after it is revoked. */
    wrappedAnswerSecret: text('wrapped_answer_secret'),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    enrolledAt: instant('enrolled_at'),
    seenAt: instant('seen_at'),
    /** Events and incidents that it had not sent up when it was heard of last. */
    waiting: integer('waiting').notNull().default(0),
    /** The same of files, their bytes, and batches of signals. */
    waitingFiles: integer('waiting_files').notNull().default(0),
    waitingFileBytes: bigint('waiting_file_bytes', { mode: 'number' }).notNull().default(0),
    waitingSignals: integer('waiting_signals').notNull().default(0),
    /** Events, files and incidents that were not taken from it; they lie there. */
    refused: integer('refused').notNull().default(0),
    /** When it was first told the release key. */
    keyGivenAt: instant('key_given_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [index('room_servers_by_session').on(table.sessionId)],
);
