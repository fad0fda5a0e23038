import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Observation } from 'proctoring/signals/observation.ts';
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

/** Signals that nobody here understands, or that the level does not allow: kept, shown, never counted. */
export const signalsAside = pgTable(
  'proctoring_signals_aside',
  { ...signalColumns, why: text('why').$type<'unknown' | 'notAllowed'>().notNull() },
  (table) => [primaryKey({ columns: [table.attemptId, table.source, table.seq] })],
);

/** The pictures' own key of an attempt, wrapped by the platform's. Dropping it erases the pictures for good. */
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
    recheck: text('recheck').$type<'notDrawn' | 'waiting' | 'seen' | 'unreadable'>().notNull(),
    flagged: boolean('flagged').notNull(),
    lease: text('lease'),
    leaseUntil: bigint('lease_until', { mode: 'number' }),
    leases: integer('leases').notNull().default(0),
    observation: jsonb('observation').$type<Observation>(),
    recheckMs: integer('recheck_ms'),
    recheckedBy: text('rechecked_by'),
  },
  (table) => [
    unique('proctoring_snapshots_signal').on(table.attemptId, table.source, table.seq),
    index('proctoring_snapshots_queue').on(table.recheck, table.flagged, table.takenAt),
  ],
);

/** Every consent and every withdrawal, by the version of the notice. The latest row holds. */
export const consents = pgTable(
  'proctoring_consents',
  {
    id: uuid('id').primaryKey(),
    candidateId: uuid('candidate_id').notNull(),
    version: text('version').notNull(),
    act: text('act').$type<'given' | 'withdrawn'>().notNull(),
    /** Whether the camera is part of it. */
    camera: boolean('camera').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('proctoring_consents_by_candidate').on(table.candidateId, table.at)],
);

/** Something a person should decide about, and what was decided. The machine may open one; only a person closes it. */
export const incidents = pgTable(
  'proctoring_incidents',
  {
    id: uuid('id').primaryKey(),
    attemptId: uuid('attempt_id').notNull(),
    openedAt: instant('opened_at').notNull(),
    /** Null where a raised priority opened it. */
    openedBy: uuid('opened_by'),
    openedByName: text('opened_by_name'),
    because: jsonb('because').$type<{ vi: string; en: string }>().notNull(),
    closedAt: instant('closed_at'),
    closedBy: uuid('closed_by'),
    closedByName: text('closed_by_name'),
    decision: text('decision').$type<'nothing' | 'explained' | 'referred'>(),
    reason: text('reason'),
  },
  (table) => [index('proctoring_incidents_by_attempt').on(table.attemptId)],
);

/** The risk as it stood when the last signal came: what the board reads. Signals before `reviewedAt` were decided about. */
export const risks = pgTable('proctoring_risks', {
  attemptId: uuid('attempt_id').primaryKey(),
  priority: text('priority').$type<'none' | 'look' | 'raised'>().notNull(),
  reasons: jsonb('reasons').$type<{ vi: string; en: string }[]>().notNull(),
  at: instant('at').notNull(),
  reviewedAt: instant('reviewed_at'),
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
