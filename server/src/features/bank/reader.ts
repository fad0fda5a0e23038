import type { Db, Tx } from '../../db/db.ts';
import { findUnitPath, isWholeTree, unitsWithin } from '../people/index.ts';

/** From where somebody looks at the banks: a unit, what lies below it, and what lies above. */
export interface Reader {
  readonly accountId: string;
  /** The unit and those below it, classes left out; 'all' where that is everything, and no list has to be compared. */
  readonly unitIds: readonly string[] | 'all';
  /** The unit itself and every unit above it: what is opened to one of them is open here. */
  readonly above: readonly string[];
}

export async function readerIn(db: Db | Tx, accountId: string, unitId: string): Promise<Reader> {
  const path = await findUnitPath(db, unitId);
  if (path === null) return { accountId, unitIds: [], above: [] };
  const above = path.split('/');
  if (await isWholeTree(db, path)) return { accountId, unitIds: 'all', above };
  const within = (await unitsWithin(db, [path])).filter(({ kind }) => kind !== 'class');
  return { accountId, unitIds: within.map(({ id }) => id), above };
}
