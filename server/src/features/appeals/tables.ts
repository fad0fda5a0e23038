import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../db/columns.ts';

/** A candidate's appeal against a decision about an incident. The file lies sealed among the blobs. */
export const incidentAppeals = pgTable(
  'proctoring_appeals',
  {
    id: uuid('id').primaryKey(),
    incidentId: uuid('incident_id').notNull().unique(),
    attemptId: uuid('attempt_id').notNull(),
    text: text('text').notNull(),
    at: instant('at').notNull(),
    fileName: text('file_name'),
    fileType: text('file_type'),
    fileSha256: text('file_sha256'),
    /** A half of the file's own key, wrapped by the platform's; the other lies among the blobs. Dropping them erases the file for good. */
    fileKey: text('file_key'),
    /** When the file was erased; its name and hash stay. */
    fileErasedAt: instant('file_erased_at'),
    /** Counts the files sent: each lies at a place of its own. */
    files: integer('files').notNull().default(0),
    outcome: text('outcome').$type<'kept' | 'lifted'>(),
    answer: text('answer'),
    answeredAt: instant('answered_at'),
    answeredBy: uuid('answered_by'),
    answeredByName: text('answered_by_name'),
  },
  (table) => [index('proctoring_appeals_by_attempt').on(table.attemptId)],
);
