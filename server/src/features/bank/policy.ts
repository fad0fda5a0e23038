import { type Ability, isWithin, may } from 'shared/people/abilities.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { Staff } from '../../http/who.ts';
import { findUnitPath, unitsById } from '../people/index.ts';
import { findImport } from './import-queries.ts';
import { findQuestionHead, type QuestionRow, unitsOfPicture } from './queries.ts';

export async function mayInUnit(db: Db | Tx, who: Staff, ability: Ability, unitId: string): Promise<boolean> {
  const path = await findUnitPath(db, unitId);
  return path !== null && may(who.grants, ability, path);
}

/** A draft is its unit's affair: whoever may write in the bank there may mend and save it. */
export async function mayWorkOnImport(db: Db, who: Staff, importId: string): Promise<boolean> {
  const found = await findImport(db, importId);
  return found !== null && (await mayInUnit(db, who, 'bank.write', found.unitId));
}

/** One's own, those of the units below, and those that were opened to the unit one stands in; a private one is its author's. */
export async function mayReadQuestion(db: Db | Tx, who: Staff, questionId: string): Promise<boolean> {
  const found = await findQuestionHead(db, questionId);
  return found !== null && (await mayReadAll(db, who, [found]))(found);
}

export async function mayWriteQuestion(db: Db | Tx, who: Staff, questionId: string): Promise<boolean> {
  const found = await findQuestionHead(db, questionId);
  return found !== null && (await mayWriteAll(db, who, [found]))(found);
}

type Owned = Pick<QuestionRow, 'unitId' | 'openTo' | 'sharing' | 'createdBy'>;

/** The same for many questions at once: the paths of their units are read first. */
export async function mayReadAll(db: Db | Tx, who: Staff, rows: readonly Owned[]): Promise<(row: Owned) => boolean> {
  const units = await unitsById(
    db,
    rows.flatMap(({ unitId, openTo }) => [unitId, openTo ?? []].flat()),
  );
  return (row) => {
    if (row.sharing === 'private' && row.createdBy !== who.accountId) return false;
    const own = units.get(row.unitId)?.path;
    if (own !== undefined && may(who.grants, 'bank.read', own)) return true;
    const open = row.openTo === null ? undefined : units.get(row.openTo)?.path;
    return (
      open !== undefined &&
      who.grants.some(({ unitPath }) => isWithin(unitPath, open) && may(who.grants, 'bank.read', unitPath))
    );
  };
}

export async function mayWriteAll(db: Db | Tx, who: Staff, rows: readonly Owned[]): Promise<(row: Owned) => boolean> {
  const units = await unitsById(
    db,
    rows.map(({ unitId }) => unitId),
  );
  return (row) => {
    const path = units.get(row.unitId)?.path;
    const isOthers = row.sharing === 'private' && row.createdBy !== who.accountId;
    return path !== undefined && !isOthers && may(who.grants, 'bank.write', path);
  };
}

/** A picture may be seen by who may read a bank, or work on a draft, that shows it. */
export async function maySeePicture(db: Db, who: Staff, sha256: string): Promise<boolean> {
  const units = await unitsById(db, await unitsOfPicture(db, sha256));
  return [...units.values()].some((unit) => may(who.grants, 'bank.read', unit.path));
}
