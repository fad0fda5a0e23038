import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { LedgerEvent } from 'shared/attempt/events.ts';
import type { HandReason } from 'shared/contracts/delivery.ts';
import { bytes, instant } from '../../db/columns.ts';

/** One candidate's one attempt: where its ledger stands, who writes, and its time. */
export const attempts = pgTable(
  'attempts',
  {
    id: uuid('id').primaryKey(),
    candidateId: uuid('candidate_id').notNull().unique(),
    sessionId: uuid('session_id').notNull(),
    examId: uuid('exam_id').notNull(),
    roomId: uuid('room_id').notNull(),
    formCode: text('form_code').notNull(),
    startedAt: instant('started_at').notNull(),
    headSeq: integer('head_seq').notNull().default(0),
    headHash: text('head_hash').notNull(),
    /** The page that may write; any other only watches. */
    writer: text('writer').notNull(),
    /** The machine of that page (DeviceId); null where it is not known. */
    device: text('device'),
    writesSince: instant('writes_since').notNull(),
    /** When the server heard of the writing page last; null where no page holds the pen. */
    writerSeenAt: instant('writer_seen_at'),
    /** Until then another machine may take over; used up by the first. */
    unlockedUntil: instant('unlocked_until'),
    /** When another machine asked last for the unlock. */
    unlockAskedAt: instant('unlock_asked_at'),
    /** When another machine took over without an unlock last. */
    movedAt: instant('moved_at'),
    /** The room's server that keeps this ledger and its clock for now; null: it is kept here. */
    heldBy: uuid('held_by'),
    /** The flush that moved the head last: its signature is what verification holds the ledger against. */
    flushId: uuid('flush_id'),
    sealedAt: instant('sealed_at'),
    /** submit: handed in; deadline: time was over; staff: ended by the invigilator. */
    sealedBy: text('sealed_by').$type<'submit' | 'deadline' | 'staff'>(),
    // The clock (shared/attempt/clock.ts).
    startsAt: instant('starts_at').notNull(),
    baseDeadlineAt: instant('base_deadline_at').notNull(),
    extraMs: integer('extra_ms').notNull().default(0),
    pausedMs: integer('paused_ms').notNull().default(0),
    pausedSince: instant('paused_since'),
    handRaisedAt: instant('hand_raised_at'),
    /** The raising that was answered here of an attempt that a room's server keeps, until that has heard of it. */
    handAnsweredAt: instant('hand_answered_at'),
    handWhy: text('hand_why').$type<HandReason>(),
    /** When the server heard of a page of it last; null while none is connected. */
    seenAt: instant('seen_at'),
    /** When its last page went without another being there; null while one is connected. */
    goneAt: instant('gone_at'),
    /** Events that found no room beside the ledger any more. */
    straysDropped: integer('strays_dropped').notNull().default(0),
  },
  (table) => [index('attempts_by_session').on(table.sessionId)],
);

/**
 * The queue at a door, for all nodes (decision 0061): how many numbers were given, and up to which one they may come in. It is
 * touched only while very many come at once.
 */
export const queues = pgTable('queues', {
  door: text('door').$type<'signIn' | 'start'>().primaryKey(),
  issued: bigint('issued', { mode: 'number' }).notNull(),
  called: bigint('called', { mode: 'number' }).notNull(),
});

/** The ledgers: append-only. The attempt's id leads the key, so that the table can be partitioned and distributed by it. */
export const ledgerEvents = pgTable(
  'ledger_events',
  {
    attemptId: uuid('attempt_id').notNull(),
    seq: integer('seq').notNull(),
    event: jsonb('event').$type<LedgerEvent>().notNull(),
    hash: text('hash').notNull(),
    receivedAt: bigint('received_at', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.attemptId, table.seq] })],
);

/**
 * One signature over the heads that one flush moved (shared/attempt/receipt-tree.ts): durable with the events themselves,
 * at the cost of one for all.
 */
export const ledgerFlushes = pgTable('ledger_flushes', {
  id: uuid('id').primaryKey(),
  at: bigint('at', { mode: 'number' }).notNull(),
  /** Ed25519, base64url. */
  signature: text('signature').notNull(),
  /** Hashes of the receipts' texts, 32 bytes each, in the order of the tree. */
  leaves: bytes('leaves').notNull(),
});

/** When a candidate who was writing was not connected: what an invigilator may give back. */
export const attemptOutages = pgTable(
  'attempt_outages',
  {
    attemptId: uuid('attempt_id').notNull(),
    fromAt: bigint('from_at', { mode: 'number' }).notNull(),
    untilAt: bigint('until_at', { mode: 'number' }).notNull(),
    /** The control that gave the time back; null while nobody has. */
    creditedBy: uuid('credited_by'),
  },
  (table) => [primaryKey({ columns: [table.attemptId, table.fromAt] })],
);

/** What invigilators wrote to candidates: read again at every opening. */
export const attemptMessages = pgTable(
  'attempt_messages',
  {
    attemptId: uuid('attempt_id').notNull(),
    /** The control that said it. */
    id: uuid('id').notNull(),
    text: text('text').notNull(),
    at: bigint('at', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.attemptId, table.id] })],
);

/** What came from a page that no longer writes, after the deadline, or off the chain: kept aside, shown, never counted. */
export const strayEvents = pgTable(
  'stray_events',
  {
    attemptId: uuid('attempt_id').notNull(),
    /** The event's chain hash: the same stray twice is one row. */
    hash: text('hash').notNull(),
    event: jsonb('event').$type<LedgerEvent>().notNull(),
    why: text('why').notNull(),
    writer: text('writer').notNull(),
    receivedAt: bigint('received_at', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.attemptId, table.hash] })],
);
