import { bigint, boolean, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ErrorCode } from 'shared/contracts/errors.ts';
import { instant } from '../../db/columns.ts';

/** What makes this installation the server of some rooms: one row for each session it was enrolled for. */
export const roomHomes = pgTable('room_homes', {
  serverId: uuid('server_id').primaryKey(),
  sessionId: uuid('session_id').notNull(),
  name: text('name').notNull(),
  /** The province's address, without a slash at its end. */
  province: text('province').notNull(),
  wrappedToken: text('wrapped_token').notNull(),
  /** What to add to this machine's clock to get the province's, in milliseconds, as measured last: years, of a dead battery. */
  offsetMs: bigint('offset_ms', { mode: 'number' }).notNull().default(0),
  reachedAt: instant('reached_at'),
  revokedAt: instant('revoked_at'),
});

/** How far the province has acknowledged the ledger of an attempt. */
export const roomUplinks = pgTable('room_uplinks', {
  attemptId: uuid('attempt_id').primaryKey(),
  seq: integer('seq').notNull(),
  /** The province knows that it is sealed. */
  sealed: boolean('sealed').notNull().default(false),
  /** The attempt is not this room's any more: what is written here lies beside its ledger. */
  aside: boolean('aside').notNull().default(false),
  /** Why the province takes nothing of the attempt, as it said last. All of it is kept here, and it is asked again at times. */
  refused: text('refused').$type<ErrorCode>(),
});

/** Files, batches of signals, strays and incidents that the province has, or that it will not have. */
export const roomCarried = pgTable(
  'room_carried',
  {
    /** Of an incident about a room, that room. */
    attemptId: uuid('attempt_id').notNull(),
    kind: text('kind').$type<'file' | 'batch' | 'signal' | 'stray' | 'incident'>().notNull(),
    /** Within the kind: SHA-256 of the file, source, number and hash of the batch, source and number of a signal without a seal, hash of an event, an incident's id. */
    name: text('name').notNull(),
    /** The refusal's code where the province would not take it; it lies on this machine only. */
    refused: text('refused').$type<ErrorCode>(),
  },
  (table) => [primaryKey({ columns: [table.attemptId, table.kind, table.name] })],
);
