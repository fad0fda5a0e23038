import { type Ability, may } from 'shared/people/abilities.ts';
import type { Db } from '../../db/db.ts';
import type { Staff } from '../../http/who.ts';
import { findUnitPath, unitsById, unitsWithin } from '../people/index.ts';
import { findImport } from './import-queries.ts';
import { findQuestionHead, unitsOfPicture } from './queries.ts';

export async function mayInUnit(db: Db, who: Staff, ability: Ability, unitId: string): Promise<boolean> {
  const path = await findUnitPath(db, unitId);
  return path !== null && may(who.grants, ability, path);
}

/** The unit and all below it: who may read the bank of a department may read those of its schools. */
export async function unitsWithBanks(db: Db, unitId: string): Promise<string[]> {
  const path = await findUnitPath(db, unitId);
  return path === null ? [] : (await unitsWithin(db, [path])).map(({ id }) => id);
}

/** A draft is its unit's affair: whoever may write in the bank there may mend and save it. */
export async function mayWorkOnImport(db: Db, who: Staff, importId: string): Promise<boolean> {
  const found = await findImport(db, importId);
  return found !== null && (await mayInUnit(db, who, 'bank.write', found.unitId));
}

export async function mayUseQuestion(db: Db, who: Staff, ability: Ability, questionId: string): Promise<boolean> {
  const found = await findQuestionHead(db, questionId);
  return found !== null && (await mayInUnit(db, who, ability, found.unitId));
}

/** A picture may be seen by who may read a bank, or work on a draft, that shows it. */
export async function maySeePicture(db: Db, who: Staff, sha256: string): Promise<boolean> {
  const units = await unitsById(db, await unitsOfPicture(db, sha256));
  return [...units.values()].some((unit) => may(who.grants, 'bank.read', unit.path));
}
