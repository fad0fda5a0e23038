import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import type { listQuestionSources } from 'shared/contracts/sessions.ts';
import { may } from 'shared/people/abilities.ts';
import type { Db } from '../../db/db.ts';
import type { Staff } from '../../http/who.ts';
import { banksOf, savedFilesOf } from '../bank/index.ts';
import { unitsWithin } from '../people/index.ts';

/** Where the questions of an exam can come from: banks and saved files of the units whose bank the account reads. */
export async function listSources(db: Db, who: Staff, subject: string): Promise<ReplyOf<typeof listQuestionSources>> {
  const paths = who.grants.map(({ unitPath }) => unitPath).filter((path) => may(who.grants, 'bank.read', path));
  const units = await unitsWithin(db, paths);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const ids = units.filter(({ kind }) => kind !== 'class').map(({ id }) => id);
  const banks = await banksOf(db, ids, subject);
  const files = await savedFilesOf(db, ids, subject);
  return {
    banks: banks.map((bank) => ({ ...bank, unit: names.get(bank.unitId) ?? '' })),
    files: files.map(({ createdAt, ...file }) => ({
      ...file,
      unit: names.get(file.unitId) ?? '',
      savedAt: createdAt.getTime(),
      questions: [...file.questions],
    })),
  };
}
