import { and, asc, eq, gt, inArray, isNull, like, or, sql } from 'drizzle-orm';
import type { Grant } from 'shared/people/abilities.ts';
import { foldForSearch } from 'shared/people/names.ts';
import type { Db, Tx } from '../../db/db.ts';
import { gathered, oneForEach } from '../../db/gather.ts';
import { accounts, enrolments, grants, persons, staffSessions, units } from './tables.ts';

export type Unit = typeof units.$inferSelect;

export async function findUnit(db: Db | Tx, id: string): Promise<Unit | null> {
  const [unit] = await db.select().from(units).where(eq(units.id, id));
  return unit ?? null;
}

/** The unit's path, or null where there is no such unit. */
export async function findUnitPath(db: Db | Tx, id: string): Promise<string | null> {
  return (await findUnit(db, id))?.path ?? null;
}

/** Units at or below any of the paths, parents first. */
export async function unitsWithin(db: Db | Tx, paths: readonly string[]): Promise<Unit[]> {
  if (paths.length === 0) return [];
  return db
    .select()
    .from(units)
    .where(or(...paths.flatMap((path) => [eq(units.path, path), like(units.path, `${path}/%`)])))
    .orderBy(asc(units.path));
}

export async function unitsById(db: Db | Tx, ids: readonly string[]): Promise<Map<string, Unit>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select()
    .from(units)
    .where(inArray(units.id, [...new Set(ids)]));
  return new Map(found.map((unit) => [unit.id, unit]));
}

/** True where the path is a root and there is no other: everything lies below it. */
export async function isWholeTree(db: Db | Tx, path: string): Promise<boolean> {
  if (path.includes('/')) return false;
  const roots = await db.select({ id: units.id }).from(units).where(isNull(units.parentId)).limit(2);
  return roots.length === 1;
}

/** One unit, for a rush in which many ask for theirs. */
export const unitInRush = gathered(oneForEach(unitsById));

/** Number of pupils enrolled directly in each class. */
export async function pupilsByClass(db: Db | Tx): Promise<Map<string, number>> {
  const counts = await db
    .select({ classId: enrolments.classId, pupils: sql<number>`count(*)::int` })
    .from(enrolments)
    .groupBy(enrolments.classId);
  return new Map(counts.map(({ classId, pupils }) => [classId, pupils]));
}

export async function accountByName(db: Db | Tx, username: string) {
  const [account] = await db.select().from(accounts).where(eq(accounts.username, username.trim().toLowerCase()));
  return account ?? null;
}

export async function grantsOf(
  db: Db | Tx,
  accountId: string,
): Promise<(Grant & { unitId: string; unitName: string })[]> {
  return db
    .select({ role: grants.role, unitId: grants.unitId, unitPath: units.path, unitName: units.name })
    .from(grants)
    .innerJoin(units, eq(units.id, grants.unitId))
    .where(eq(grants.accountId, accountId))
    .orderBy(asc(units.path));
}

export async function staffByToken(db: Db | Tx, tokenHash: string) {
  const [found] = await db
    .select({
      accountId: accounts.id,
      name: persons.name,
      username: accounts.username,
      seenAt: staffSessions.seenAt,
      disabledAt: accounts.disabledAt,
    })
    .from(staffSessions)
    .innerJoin(accounts, eq(accounts.id, staffSessions.accountId))
    .innerJoin(persons, eq(persons.id, accounts.personId))
    .where(eq(staffSessions.tokenHash, tokenHash));
  return found ?? null;
}

/** Names of the people behind accounts. */
export async function namesOfAccounts(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select({ id: accounts.id, name: persons.name })
    .from(accounts)
    .innerJoin(persons, eq(persons.id, accounts.personId))
    .where(inArray(accounts.id, [...new Set(ids)]));
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** Whose accounts these are, by account: one person may have several. */
export async function personsOfAccounts(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select({ id: accounts.id, personId: accounts.personId })
    .from(accounts)
    .where(inArray(accounts.id, [...new Set(ids)]));
  return new Map(found.map(({ id, personId }) => [id, personId]));
}

export type Person = typeof persons.$inferSelect;

export async function personsById(db: Db | Tx, ids: readonly string[]): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select()
    .from(persons)
    .where(inArray(persons.id, [...new Set(ids)]));
  return new Map(found.map((person) => [person.id, person]));
}

/** One person, for a rush in which many ask for theirs. */
export const personInRush = gathered(oneForEach(personsById));

export async function personsByNumber(db: Db | Tx, numbers: readonly string[]): Promise<Map<string, Person>> {
  if (numbers.length === 0) return new Map();
  const found = await db
    .select()
    .from(persons)
    .where(inArray(persons.personalNumber, [...new Set(numbers)]));
  return new Map(found.flatMap((person) => (person.personalNumber ? [[person.personalNumber, person] as const] : [])));
}

/** Pupils of all classes at or below a path, in the order of their folded names, `limit` at a time after `after`. */
export async function pupilsWithin(
  db: Db | Tx,
  path: string,
  { search = '', after = '', limit }: { search?: string; after?: string; limit: number },
) {
  const key = sql<string>`${persons.searchName} || '|' || ${persons.id}`;
  return db
    .select({ person: persons, className: units.name, key })
    .from(enrolments)
    .innerJoin(units, eq(units.id, enrolments.classId))
    .innerJoin(persons, eq(persons.id, enrolments.personId))
    .where(
      and(
        or(eq(units.path, path), like(units.path, `${path}/%`)),
        search ? like(persons.searchName, `%${foldForSearch(search).replace(/[%_\\]/g, '\\$&')}%`) : undefined,
        after ? gt(key, after) : undefined,
      ),
    )
    .orderBy(asc(key))
    .limit(limit);
}

/** True while nobody can sign in as staff. */
export async function isEmptyOfStaff(db: Db | Tx): Promise<boolean> {
  const [account] = await db.select({ id: accounts.id }).from(accounts).limit(1);
  return account === undefined;
}

/** True while the database knows nobody and no unit: a fresh installation. */
export async function isEmpty(db: Db | Tx): Promise<boolean> {
  const [unit] = await db.select({ id: units.id }).from(units).limit(1);
  return unit === undefined;
}
