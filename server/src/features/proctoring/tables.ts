import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { NotWatchedReason } from 'proctoring/signals/not-watched/not-watched.ts';
import type { Observation } from 'proctoring/signals/observation.ts';
import type { IncidentKind } from 'shared/contracts/proctoring-review.ts';
import { instant } from '../../db/columns.ts';

const signalColumns = {
  attemptId: uuid('attempt_id').notNull(),
  /** One loaded page, or "server". */
  source: text('source').notNull(),
  seq: integer('seq').notNull(),
  kind: text('kind').notNull(),
  /** Unix ms, within the sitting (`within-sitting.ts`). */
  startedAt: bigint('started_at', { mode: 'number' }).notNull(),
  /** Null where the interval had only begun when it was told. */
  endedAt: bigint('ended_at', { mode: 'number' }),
  /** What the source said, where its clock was wrong. */
  told: jsonb('told').$type<{ startedAt: number; endedAt: number | null }>(),
  payload: jsonb('payload').$type<unknown>().notNull(),
  /** By the server's clock. */
  receivedAt: bigint('received_at', { mode: 'number' }).notNull(),
};

/** Signals whose kind and payload are known. Append-only. */
export const signals = pgTable('proctoring_signals', signalColumns, (table) => [
  primaryKey({ columns: [table.attemptId, table.source, table.seq] }),
]);

/**
 * Signals that nobody here understands, that the level does not allow, that an accommodation leaves out, or whose seal is
 * wrong: kept, shown, never counted. Of what is above the level, only that it came and when.
 */
export const signalsAside = pgTable(
  'proctoring_signals_aside',
  { ...signalColumns, why: text('why').$type<'unknown' | 'notAllowed' | 'relaxed' | 'notSealed'>().notNull() },
  (table) => [primaryKey({ columns: [table.attemptId, table.source, table.seq] })],
);

/** Every loaded page of an attempt, and the key by which it signs; null where its browser has no WebCrypto. */
export const pages = pgTable(
  'proctoring_pages',
  {
    attemptId: uuid('attempt_id').notNull(),
    source: text('source').notNull(),
    key: text('key'),
    openedAt: bigint('opened_at', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.attemptId, table.source] })],
);

/** Batches of signals word for word as pages sealed them, and what of the seal held. A number used twice is two rows. */
export const batches = pgTable(
  'proctoring_batches',
  {
    attemptId: uuid('attempt_id').notNull(),
    source: text('source').notNull(),
    number: integer('number').notNull(),
    hash: text('hash').notNull(),
    previous: text('previous').notNull(),
    nonce: text('nonce').notNull(),
    at: bigint('at', { mode: 'number' }).notNull(),
    elapsed: bigint('elapsed', { mode: 'number' }).notNull(),
    wall: bigint('wall', { mode: 'number' }).notNull(),
    /** The page's signature as it came; null where there was none. */
    seal: text('seal'),
    /** The signals in their canonical spelling; null where the level did not allow what they told. */
    body: text('body'),
    /** Stands for a body that was not kept, so that the chain can still be verified. */
    bodyHash: text('body_hash'),
    receivedAt: bigint('received_at', { mode: 'number' }).notNull(),
    /** From when until when the server itself had asked the page to keep it; null where it had not. */
    heldBackFrom: bigint('held_back_from', { mode: 'number' }),
    heldBackUntil: bigint('held_back_until', { mode: 'number' }),
    signature: text('signature').$type<'right' | 'wrong' | 'none'>().notNull(),
    isNonceRight: boolean('is_nonce_right').notNull(),
  },
  (table) => [primaryKey({ columns: [table.attemptId, table.source, table.number, table.hash] })],
);

/**
 * A half of the key of an attempt's pictures, wrapped by the platform's; the other lies among the blobs (`split-key.ts`).
 * Dropping them erases the pictures for good.
 */
export const evidenceKeys = pgTable('proctoring_evidence_keys', {
  attemptId: uuid('attempt_id').primaryKey(),
  wrapped: text('wrapped'),
  erasedAt: instant('erased_at'),
});

export const snapshots = pgTable(
  'proctoring_snapshots',
  {
    id: uuid('id').primaryKey(),
    attemptId: uuid('attempt_id').notNull(),
    /** The signal that committed the hash. */
    source: text('source').notNull(),
    seq: integer('seq').notNull(),
    sha256: text('sha256').notNull(),
    takenAt: bigint('taken_at', { mode: 'number' }).notNull(),
    reason: text('reason').notNull(),
    pageFaces: integer('page_faces'),
    pagePhone: boolean('page_phone'),
    storedAt: instant('stored_at').notNull(),
    /** When the picture itself was erased; its hash stays. */
    erasedAt: instant('erased_at'),
    // The second look.
    recheck: text('recheck').$type<'notDrawn' | 'deferred' | 'waiting' | 'seen' | 'unreadable'>().notNull(),
    flagged: boolean('flagged').notNull(),
    lease: text('lease'),
    leaseUntil: bigint('lease_until', { mode: 'number' }),
    leases: integer('leases').notNull().default(0),
    observation: jsonb('observation').$type<Observation>(),
    recheckMs: integer('recheck_ms'),
    recheckedBy: text('rechecked_by'),
    /** Whether the second look saw what a page that always says "fine" would not have said, and whether this page differed. */
    telling: boolean('telling'),
    differs: boolean('differs'),
  },
  (table) => [
    unique('proctoring_snapshots_signal').on(table.attemptId, table.source, table.seq),
    // What is still kept, for the erasing: rows stay when their picture goes.
    index('proctoring_snapshots_kept').on(table.attemptId).where(sql`erased_at IS NULL`),
    index('proctoring_snapshots_queue').on(table.recheck, table.flagged, table.takenAt),
  ],
);

/** Something a person should decide about, and what was decided. The machine may open one; only a person closes it. */
export const incidents = pgTable(
  'proctoring_incidents',
  {
    id: uuid('id').primaryKey(),
    sessionId: uuid('session_id').notNull(),
    roomId: uuid('room_id').notNull(),
    /** The one it is about, present or not; both null where it is about the room. */
    candidateId: uuid('candidate_id'),
    /** What their attempt is called, begun or not. */
    attemptId: uuid('attempt_id'),
    kind: text('kind').$type<IncidentKind>().notNull(),
    openedAt: instant('opened_at').notNull(),
    /** Null where a raised priority opened it; a room's server where it was written down there. */
    openedBy: uuid('opened_by'),
    openedByName: text('opened_by_name'),
    because: jsonb('because').$type<{ vi: string; en: string }>().notNull(),
    closedAt: instant('closed_at'),
    closedBy: uuid('closed_by'),
    closedByName: text('closed_by_name'),
    decision: text('decision').$type<'nothing' | 'explained' | 'referred'>(),
    /** One of `GROUNDS`. */
    ground: text('ground'),
    reason: text('reason'),
    /** When an appeal was accepted: from then on the decision no longer stands. */
    liftedAt: instant('lifted_at'),
  },
  (table) => [
    index('proctoring_incidents_by_attempt').on(table.attemptId),
    index('proctoring_incidents_by_room').on(table.roomId, table.openedAt),
  ],
);

/** What each reviewer found about an incident, and why: one opinion of a person, never changed. */
export const opinions = pgTable(
  'proctoring_opinions',
  {
    incidentId: uuid('incident_id').notNull(),
    reviewerId: uuid('reviewer_id').notNull(),
    reviewerName: text('reviewer_name').notNull(),
    /** 1 for the first that was given. */
    turn: integer('turn').notNull(),
    decision: text('decision').$type<'nothing' | 'explained' | 'referred'>().notNull(),
    /** One of `GROUNDS`. */
    ground: text('ground').notNull(),
    reason: text('reason').notNull(),
    /** How long the evidence was looked at, as the page measured it. */
    seconds: integer('seconds').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.incidentId, table.reviewerId] }),
    unique('proctoring_opinions_turn').on(table.incidentId, table.turn),
  ],
);

/** The risk as it stood when the last signal came: what the board reads. Signals before `reviewedAt` were decided about. */
export const risks = pgTable('proctoring_risks', {
  attemptId: uuid('attempt_id').primaryKey(),
  priority: text('priority').$type<'none' | 'look' | 'raised'>().notNull(),
  reasons: jsonb('reasons').$type<{ vi: string; en: string }[]>().notNull(),
  at: instant('at').notNull(),
  reviewedAt: instant('reviewed_at'),
  /** What the sequence model made of it and when: it orders equals in a list (`risk/reorder.ts`) and does nothing else. */
  order: real('order'),
  orderedAt: instant('ordered_at'),
});

/** What looks at each attempt right now, as its page said last: what the board shows. */
export const liveWatches = pgTable('proctoring_live_watches', {
  attemptId: uuid('attempt_id').primaryKey(),
  tier: text('tier').$type<'full' | 'light' | 'none'>().notNull(),
  /** Names of the signals that are looked for. */
  checks: jsonb('checks').$type<string[]>().notNull(),
  /** Why the camera does not look; null while it does. */
  notWatched: text('not_watched').$type<NotWatchedReason>(),
});

/** How long an exam keeps its evidence, where it is not for the usual times. */
export const retentions = pgTable('proctoring_retentions', {
  examId: uuid('exam_id').primaryKey(),
  unflaggedDays: integer('unflagged_days').notNull(),
  flaggedDays: integer('flagged_days').notNull(),
  recordDays: integer('record_days').notNull(),
});

/** The vision services that were heard of, for the officer's page. */
export const visionServices = pgTable('proctoring_services', {
  name: text('name').primaryKey(),
  backend: text('backend').notNull(),
  frames: integer('frames').notNull(),
  msPerFrame: integer('ms_per_frame'),
  memoryMb: integer('memory_mb').notNull(),
  seenAt: instant('seen_at').notNull(),
});
