import { BATCH_AT_MOST, type WhichQuestions } from 'shared/contracts/bank-questions.ts';
import { wordsOf } from 'shared/questions/content.ts';
import type { Definition } from 'shared/questions/registry.ts';
import type { Db, Tx } from '../../db/db.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { readerIn } from './reader.ts';
import { idsFitting } from './search-questions.ts';

/** The questions that a person has named, or that a filter finds for them; refuses more than `most`. */
export async function idsOfWhich(
  db: Db | Tx,
  { unitId, who, which }: { unitId: string; who: Staff; which: WhichQuestions },
  most = BATCH_AT_MOST,
): Promise<string[]> {
  const ids = 'ids' in which ? [...new Set(which.ids)] : await found(db, { unitId, who, ...which }, most);
  if (ids.length > most) refuse('batchTooLarge', { count: 'ids' in which ? ids.length : `> ${most}`, most });
  return ids;
}

async function found(
  db: Db | Tx,
  { unitId, who, filter, except }: { unitId: string; who: Staff } & Extract<WhichQuestions, { filter: unknown }>,
  most: number,
): Promise<string[]> {
  const left = new Set(except);
  const ids = await idsFitting(db, await readerIn(db, who.accountId, unitId), filter, most + left.size);
  return ids.filter((id) => !left.has(id));
}

/** The first words of a question, to name it by. */
export const titleOf = ({ stem }: Definition): string => wordsOf(stem).slice(0, 90);
