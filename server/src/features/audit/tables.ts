import { bigint, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from '../../db/columns.ts';

/** Every act of staff, each entry's hash tied to the one before: nothing can be changed or dropped unseen. */
export const auditEntries = pgTable('audit_entries', {
  seq: bigint('seq', { mode: 'number' }).primaryKey(),
  at: instant('at').notNull(),
  /** Account id, or "system". */
  actor: text('actor').notNull(),
  /** "exam.publish", "attempt.extend" … */
  act: text('act').notNull(),
  subjectKind: text('subject_kind').notNull(),
  subjectId: text('subject_id').notNull(),
  details: jsonb('details').notNull(),
  hash: text('hash').notNull(),
});

/** One row: the public key of the installation this database belongs to. */
export const installations = pgTable('installations', {
  id: integer('id').primaryKey(),
  publicKey: text('public_key').notNull(),
});
