import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Control } from 'shared/contracts/invigilation.ts';
import { instant } from '../../db/columns.ts';

/** What an invigilator did to the time or said to candidates. Acts on time are applied to attempts in the same transaction. */
export const controls = pgTable(
  'controls',
  {
    id: uuid('id').primaryKey(),
    sessionId: uuid('session_id').notNull(),
    /** At most one of these narrows it; all null mean the whole session. Of a move: whom, and the room that was left. */
    roomId: uuid('room_id'),
    /** The unit of a school: its rooms in the session. */
    schoolId: uuid('school_id'),
    candidateIds: jsonb('candidate_ids').$type<string[]>(),
    kind: text('kind').$type<Control['kind']>().notNull(),
    seconds: integer('seconds'),
    text: text('text'),
    reason: text('reason').notNull(),
    /** How many candidates it reached. */
    reached: integer('reached').notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('controls_by_session').on(table.sessionId, table.at)],
);
