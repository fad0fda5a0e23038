import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
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
  },
  (table) => [index('seb_configurations_by_candidate').on(table.candidateId, table.fetchedAt)],
);

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
