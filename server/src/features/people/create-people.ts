import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { Role } from 'shared/people/abilities.ts';
import { foldForSearch, tidyName } from 'shared/people/names.ts';
import type { Tx } from '../../db/db.ts';
import { findUnit } from './queries.ts';
import { accounts, enrolments, grants, persons, units } from './tables.ts';

/** Adds a unit below a parent (null for the root); returns its id. */
export async function createUnit(
  tx: Tx,
  unit: { parentId: string | null; kind: 'department' | 'commune' | 'school' | 'class'; code: string; name: string },
): Promise<string> {
  const id = randomUUID();
  const parent = unit.parentId === null ? null : await findUnit(tx, unit.parentId);
  if (unit.parentId !== null && !parent) throw new RangeError(`no unit ${unit.parentId}`);
  await tx.insert(units).values({ ...unit, id, name: tidyName(unit.name), path: parent ? `${parent.path}/${id}` : id });
  return id;
}

/** Adds a person; returns the id. */
export async function createPerson(
  tx: Tx,
  person: { name: string; personalNumber: string | null; birthDate: string | null; sex: 'female' | 'male' | null },
): Promise<string> {
  const id = randomUUID();
  const name = tidyName(person.name);
  await tx.insert(persons).values({ ...person, id, name, searchName: foldForSearch(name) });
  return id;
}

/** Puts a person into a class for a school year; a repeat changes nothing. */
export async function enrol(
  tx: Tx,
  enrolment: { classId: string; personId: string; schoolYear: string },
): Promise<void> {
  await tx.insert(enrolments).values(enrolment).onConflictDoNothing();
}

/** Adds an account with its roles; returns its id. */
export async function createAccount(
  tx: Tx,
  account: { personId: string; username: string; password: string; roles: readonly { role: Role; unitId: string }[] },
): Promise<string> {
  const id = randomUUID();
  await tx.insert(accounts).values({
    id,
    personId: account.personId,
    username: account.username.trim().toLowerCase(),
    passwordHash: await hash(account.password),
  });
  for (const { role, unitId } of account.roles) await tx.insert(grants).values({ accountId: id, role, unitId });
  return id;
}
