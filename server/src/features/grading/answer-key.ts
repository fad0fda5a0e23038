import { canonical, type Json } from 'shared/attempt/canonical.ts';
import { hashText } from 'shared/attempt/chain.ts';
import type { Scheme } from 'shared/scoring/scheme.ts';
import type { ScoredItem } from 'shared/scoring/score-attempt.ts';
import type { Db, Tx } from '../../db/db.ts';
import { definitionsOf, versionKey } from '../bank/index.ts';
import { type Exam, itemsOfExam } from '../sessions/index.ts';
import { correctDefinition } from './correct-definition.ts';
import { correctionsOf } from './queries.ts';

/** All that marking needs of an exam: scheme, items with the keys that count now, and items that everybody gets. */
export interface AnswerKey {
  readonly examId: string;
  readonly scheme: Scheme;
  /** In master order. */
  readonly items: readonly ScoredItem[];
  readonly everybody: ReadonlySet<string>;
  /** SHA-256 (base64url) over the three. */
  readonly hash: string;
}

/** The answer key of an exam as corrections have left it. */
export async function answerKeyOf(db: Db | Tx, exam: Exam): Promise<AnswerKey> {
  const [rows, corrections] = await Promise.all([itemsOfExam(db, exam.id), correctionsOf(db, exam.id)]);
  const definitions = await definitionsOf(db, rows);
  const everybody = new Set<string>();
  const items = rows.map((row): ScoredItem => {
    const definition = definitions.get(versionKey(row));
    if (!definition) throw new RangeError(`no definition of ${row.item}`);
    const correction = corrections.get(row.item);
    if (correction?.kind === 'everybody') everybody.add(row.item);
    const corrected = correction?.kind === 'key' ? correctDefinition(definition, correction.key) : definition;
    return { id: row.item, part: row.part, definition: corrected ?? definition };
  });
  const { scheme } = exam;
  const said = { scheme, items, everybody: [...everybody].sort() } as unknown as Json;
  return { examId: exam.id, scheme, items, everybody, hash: hashText(`khaothi-key-1\n${canonical(said)}`) };
}
