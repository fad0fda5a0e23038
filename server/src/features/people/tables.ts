import { sql } from 'drizzle-orm';
import { date, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Role } from 'shared/people/abilities.ts';
import { instant } from '../../db/columns.ts';

/** The unit tree: department > commune > school > class, as data, with a life of its own for each unit. */
export const units = pgTable(
  'units',
  {
    id: uuid('id').primaryKey(),
    parentId: uuid('parent_id'),
    kind: text('kind').$type<'department' | 'commune' | 'school' | 'class'>().notNull(),
    /** The sector's own code, opaque, at most 20 characters. */
    code: text('code').notNull(),
    name: text('name').notNull(),
    /** Ids from the root joined by "/": rights and reports read the tree by this prefix. */
    path: text('path').notNull().unique(),
    validFrom: date('valid_from', { mode: 'string' }),
    validTo: date('valid_to', { mode: 'string' }),
  },
  (table) => [index('units_by_parent').on(table.parentId)],
);

/** Everyone the province knows: pupils and staff. */
export const persons = pgTable(
  'persons',
  {
    id: uuid('id').primaryKey(),
    /** Số định danh cá nhân, 12 digits; earlier numbers of the same person live in `formerNumbers`. */
    personalNumber: text('personal_number').unique(),
    formerNumbers: text('former_numbers').array().notNull().default(sql`'{}'`),
    name: text('name').notNull(),
    /** Sorts in place of `name` where the family's custom differs. */
    sortName: text('sort_name'),
    /** `foldForSearch(name)`. */
    searchName: text('search_name').notNull(),
    birthDate: date('birth_date', { mode: 'string' }),
    sex: text('sex').$type<'female' | 'male'>(),
  },
  (table) => [index('persons_by_search_name').on(table.searchName)],
);

/** A pupil in a class for a school year. */
export const enrolments = pgTable(
  'enrolments',
  {
    classId: uuid('class_id').notNull(),
    personId: uuid('person_id').notNull(),
    /** "2026-2027". */
    schoolYear: text('school_year').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.classId, table.personId, table.schoolYear] }),
    index('enrolments_by_person').on(table.personId),
  ],
);

export const accounts = pgTable('accounts', {
  id: uuid('id').primaryKey(),
  personId: uuid('person_id').notNull(),
  username: text('username').notNull().unique(),
  /** Argon2id in PHC form. */
  passwordHash: text('password_hash').notNull(),
  failedSignIns: integer('failed_sign_ins').notNull().default(0),
  lockedUntil: instant('locked_until'),
  lastSignInAt: instant('last_sign_in_at'),
  disabledAt: instant('disabled_at'),
});

/** A role of an account in a unit and below it. */
export const grants = pgTable(
  'grants',
  {
    accountId: uuid('account_id').notNull(),
    role: text('role').$type<Role>().notNull(),
    unitId: uuid('unit_id').notNull(),
  },
  (table) => [unique('grants_once').on(table.accountId, table.role, table.unitId)],
);

/** Sign-ins of staff. Only the token's hash is kept. */
export const staffSessions = pgTable('staff_sessions', {
  tokenHash: text('token_hash').primaryKey(),
  accountId: uuid('account_id').notNull(),
  createdAt: instant('created_at').notNull(),
  seenAt: instant('seen_at').notNull(),
});
