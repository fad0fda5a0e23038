import { jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { CheckInReport, Clearing } from 'shared/contracts/checkin.ts';
import { instant } from '../../db/columns.ts';

/** The latest check-in of a candidate, and how an invigilator settled it or one before. Numbers and outcomes only: no picture, no face. */
export const checkIns = pgTable('proctoring_check_ins', {
  candidateId: uuid('candidate_id').primaryKey(),
  /** Null where an invigilator settled it before the page said anything. */
  report: jsonb('report').$type<CheckInReport>(),
  at: instant('at').notNull(),
  clearedHow: text('cleared_how').$type<Clearing>(),
  clearedBy: uuid('cleared_by'),
  clearedByName: text('cleared_by_name'),
  clearedAt: instant('cleared_at'),
});
