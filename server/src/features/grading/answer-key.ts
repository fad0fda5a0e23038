import { canonical, type Json } from 'shared/attempt/canonical.ts';
import { hashText } from 'shared/attempt/chain.ts';
import type { Definition } from 'shared/questions/registry.ts';
import type { Scheme } from 'shared/scoring/scheme.ts';
import type { ScoredItem } from 'shared/scoring/score-attempt.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { definitionsOf, versionKey } from '../bank/index.ts';
import { type Exam, getAsked } from '../sessions/index.ts';
import { withChanges } from './key-changes.ts';
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

/** With the questions by item as the paper was sealed, which corrections build upon. */
interface CorrectedKey extends AnswerKey {
  readonly sealed: ReadonlyMap<string, Definition>;
}

/** The answer key of an exam as corrections have left it. Refuses where it is withheld from this installation. */
export async function answerKeyOf(
  { db, secrets }: { db: Db | Tx } & Pick<Deps, 'secrets'>,
  exam: Exam,
): Promise<CorrectedKey> {
  const { items: rows } = await getAsked({ db, secrets }, exam);
  const corrections = await correctionsOf(db, exam.id);
  const definitions = await definitionsOf(db, rows);
  const everybody = new Set<string>();
  const sealed = new Map<string, Definition>();
  const items = rows.map((row): ScoredItem => {
    const definition = definitions.get(versionKey(row));
    if (!definition) throw new RangeError(`no definition of ${row.item}`);
    sealed.set(row.item, definition);
    const said = corrections.get(row.item) ?? [];
    if (said.at(-1)?.correction.kind === 'everybody') everybody.add(row.item);
    // As it was understood when it was said: what is said is not read again, for its reading may change.
    const last = said.findLast(({ correction }) => correction.kind === 'key');
    if (last && !last.changes) throw new RangeError(`a correction of ${row.item} without its key`);
    return {
      id: row.item,
      part: row.part,
      definition: last?.changes ? withChanges(definition, last.changes) : definition,
    };
  });
  const { scheme } = exam;
  const said = { scheme, items, everybody: [...everybody].sort() } as unknown as Json;
  return { examId: exam.id, scheme, items, everybody, sealed, hash: hashText(`khaothi-key-1\n${canonical(said)}`) };
}
