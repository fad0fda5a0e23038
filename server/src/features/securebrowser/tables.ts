import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Relaxable, RelaxedSince } from 'shared/contracts/page-lock.ts';
import type { BrowserProfile } from 'shared/contracts/securebrowser.ts';
import { instant } from '../../db/columns.ts';

/** Configurations made for candidates: each is fetched once; the one fetched last is in use. */
export const sebConfigurations = pgTable(
  'seb_configurations',
  {
    id: uuid('id').primaryKey(),
    candidateId: uuid('candidate_id').notNull(),
    madeAt: instant('made_at').notNull(),
    fetchedAt: instant('fetched_at'),
    /** Set when it is fetched: what every request is checked with. */
    configKey: text('config_key'),
    startedAt: instant('started_at'),
    /** Set when it is fetched: the client connects and is known by a key of the server's too. */
    steered: boolean('steered').notNull().default(false),
  },
  (table) => [index('seb_configurations_by_candidate').on(table.candidateId, table.fetchedAt)],
);

/** What candidates may use, under a name: for other exams of the unit and below it. */
export const sebProfiles = pgTable(
  'seb_profiles',
  {
    id: uuid('id').primaryKey(),
    unitId: uuid('unit_id').notNull(),
    name: text('name').notNull(),
    profile: jsonb('profile').$type<BrowserProfile>().notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [unique('seb_profiles_name_once').on(table.unitId, table.name)],
);

/** What the page leaves out for a candidate, by an accommodation. */
export const relaxedSignals = pgTable('relaxed_signals', {
  candidateId: uuid('candidate_id').primaryKey(),
  signals: jsonb('signals').$type<Relaxable[]>().notNull(),
  /** Since when each is left out, or counts again where it was, Unix ms: a page without a line tells later what it saw before. */
  since: jsonb('ended').$type<RelaxedSince>().notNull().default({}),
  reason: text('reason').notNull(),
  by: uuid('by').notNull(),
  at: instant('at').notNull(),
});

/** Candidates whom an invigilator let in without Safe Exam Browser. */
export const sebExceptions = pgTable('seb_exceptions', {
  candidateId: uuid('candidate_id').primaryKey(),
  reason: text('reason').notNull(),
  by: uuid('by').notNull(),
  at: instant('at').notNull(),
});

/** Challenges for clients that send no headers: each is answered once, within 60 seconds, for exactly its address. */
export const sebChallenges = pgTable(
  'seb_challenges',
  {
    id: uuid('id').primaryKey(),
    candidateId: uuid('candidate_id').notNull(),
    madeAt: instant('made_at').notNull(),
    answeredAt: instant('answered_at'),
  },
  (table) => [index('seb_challenges_by_candidate').on(table.candidateId)],
);

/** Connections of clients by the SEB Server protocol; a restarted client opens another one, the newest counts. */
export const sebConnections = pgTable(
  'seb_connections',
  {
    id: uuid('id').primaryKey(),
    configurationId: uuid('configuration_id').notNull(),
    candidateId: uuid('candidate_id').notNull(),
    state: text('state').$type<'requested' | 'ready' | 'active' | 'closed'>().notNull(),
    /** As the client calls itself, its system and its machine. */
    version: text('version').notNull(),
    system: text('system').notNull(),
    machine: text('machine').notNull(),
    userSession: text('user_session'),
    signatureKey: text('signature_key'),
    openedAt: instant('opened_at').notNull(),
    closedAt: instant('closed_at'),
    lastPingAt: instant('last_ping_at'),
    lastPingNumber: integer('last_ping_number').notNull().default(0),
    /** Percent. */
    battery: integer('battery'),
    wifi: integer('wifi'),
    warnings: integer('warnings').notNull().default(0),
    errors: integer('errors').notNull().default(0),
    /** The client's number of its raised hand and of its locked screen, to confirm them by. */
    handNumber: integer('hand_number'),
    handText: text('hand_text'),
    handAt: instant('hand_at'),
    lockNumber: integer('lock_number'),
    lockText: text('lock_text'),
    lockedAt: instant('locked_at'),
    /** Lines of its log that are kept: counted, so that no client fills the disk. */
    lines: integer('lines').notNull().default(0),
  },
  (table) => [index('seb_connections_by_candidate').on(table.candidateId, table.openedAt)],
);

/** What clients were told to do; repeated with each ping until they confirm it. */
export const sebInstructions = pgTable(
  'seb_instructions',
  {
    connectionId: uuid('connection_id').notNull(),
    id: uuid('id').notNull(),
    instruction: text('instruction').$type<'SEB_QUIT' | 'SEB_FORCE_LOCK_SCREEN' | 'NOTIFICATION_CONFIRM'>().notNull(),
    attributes: jsonb('attributes')
      .$type<{ message?: string; id?: number; type?: 'raisehand' | 'lockscreen' }>()
      .notNull(),
    at: instant('at').notNull(),
    confirmedAt: instant('confirmed_at'),
  },
  (table) => [primaryKey({ columns: [table.connectionId, table.id] })],
);

/** Warnings, errors and notices of clients. */
export const sebLogLines = pgTable(
  'seb_log_lines',
  {
    connectionId: uuid('connection_id').notNull(),
    /** The line's place among those that are kept. */
    line: integer('line').notNull(),
    at: instant('at').notNull(),
    type: text('type').$type<'warning' | 'error' | 'notice' | 'confirmed'>().notNull(),
    text: text('text').notNull(),
  },
  (table) => [primaryKey({ columns: [table.connectionId, table.line] })],
);
