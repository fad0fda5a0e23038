import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Blueprint } from 'shared/papers/blueprint.ts';
import type { Scheme } from 'shared/scoring/scheme.ts';
import { instant } from '../../db/columns.ts';

/** An exam: what is asked, how it is scored and guarded. */
export const exams = pgTable('exams', {
  id: uuid('id').primaryKey(),
  /** The unit that holds it: rights are read from here. */
  unitId: uuid('unit_id').notNull(),
  title: text('title').notNull(),
  subject: text('subject').notNull(),
  durationSeconds: integer('duration_seconds').notNull(),
  scheme: jsonb('scheme').$type<Scheme>().notNull(),
  /** open: any browser; page: fullscreen with an integrity monitor; seb: Safe Exam Browser. */
  security: text('security').$type<'open' | 'page' | 'seb'>().notNull(),
  /** 0 none, 1 page signals, 2 camera for presence, 3 full vision. */
  proctoring: integer('proctoring').notNull(),
  /** Level 3 with the microphone, which needs a consent of its own. */
  listens: boolean('listens').notNull().default(false),
  /** What its questions were drawn by; null where they were picked by hand alone, and while it is withheld. */
  blueprint: jsonb('blueprint').$type<Blueprint>(),
  /** Settings of the secure browser; its feature knows their form. */
  secureBrowser: jsonb('secure_browser').$type<Record<string, unknown>>(),
  /** Seed of the codes: the same seed draws the same codes again. Empty while it is withheld. */
  seed: text('seed').notNull(),
  /** draft: may change; sealed: papers are made and nothing changes any more; published: results are out. */
  state: text('state').$type<'draft' | 'sealed' | 'published'>().notNull(),
  /** Whether a candidate sees, after publication, what was right where. */
  showsAnswers: integer('shows_answers').notNull().default(0),
  createdBy: uuid('created_by').notNull(),
  createdAt: instant('created_at').notNull(),
});

/**
 * The items of an exam in master order, each fixed to a version of its question. From the sealing until the exam is over they
 * do not say which: `asked.ts` tells whoever may know.
 */
export const examItems = pgTable(
  'exam_items',
  {
    examId: uuid('exam_id').notNull(),
    /** "q1", "q2" … */
    item: text('item').notNull(),
    position: integer('position').notNull(),
    part: integer('part').notNull(),
    questionId: uuid('question_id'),
    version: integer('version'),
  },
  (table) => [
    primaryKey({ columns: [table.examId, table.item] }),
    index('exam_items_by_question').on(table.questionId),
  ],
);

/** One sitting of an exam at one time. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey(),
    examId: uuid('exam_id').notNull(),
    title: text('title').notNull(),
    startsAt: instant('starts_at').notNull(),
    /** The latest regular end; extra time goes beyond it. */
    endsAt: instant('ends_at').notNull(),
    /** When the audit chain was told that its papers are open: by the clock, or ahead of it by hand. */
    openedAt: instant('opened_at'),
    closedAt: instant('closed_at'),
    /** Nobody watches: whoever has the slip goes on at another machine without an unlock. */
    movesFreely: boolean('moves_freely').notNull().default(false),
  },
  (table) => [index('sessions_by_exam').on(table.examId)],
);

export const rooms = pgTable(
  'rooms',
  {
    id: uuid('id').primaryKey(),
    sessionId: uuid('session_id').notNull(),
    name: text('name').notNull(),
    /** The school the room stands in. */
    unitId: uuid('unit_id').notNull(),
    seats: integer('seats').notNull(),
  },
  (table) => [index('rooms_by_session').on(table.sessionId)],
);

/** A person in a session. */
export const candidates = pgTable(
  'candidates',
  {
    id: uuid('id').primaryKey(),
    sessionId: uuid('session_id').notNull(),
    examId: uuid('exam_id').notNull(),
    roomId: uuid('room_id').notNull(),
    personId: uuid('person_id').notNull(),
    /** The class at the time of the exam. */
    classId: uuid('class_id').notNull(),
    /** Số báo danh. */
    number: text('number').notNull(),
    seat: integer('seat').notNull(),
    formCode: text('form_code').notNull(),
    /** HMAC of the slip's code; null until slips are made. A new slip replaces the old one. */
    slipHash: text('slip_hash').unique(),
    /** Extra time granted before or without an attempt, in milliseconds. */
    extraMs: integer('extra_ms').notNull().default(0),
    /** Pauses already over, as far as they fell into the session, in milliseconds: its end moves by them for this person. */
    pausedMs: integer('paused_ms').notNull().default(0),
    /** Start of a pause that lasts, set for whole rooms as well. */
    pausedSince: instant('paused_since'),
    signedInAt: instant('signed_in_at'),
    /** On a room's server: their attempt is another server's, and nothing begins or goes on here. */
    elsewhere: boolean('elsewhere').notNull().default(false),
    /** Version of the monitoring notice that the candidate agrees to now; its history is the proctoring feature's. */
    consentVersion: text('consent_version'),
  },
  (table) => [
    unique('candidates_number_once').on(table.sessionId, table.number),
    unique('candidates_person_once').on(table.sessionId, table.personId),
    index('candidates_by_room').on(table.roomId),
  ],
);
