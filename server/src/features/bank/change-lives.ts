import { type changeLives as contract, LIVES_AT_MOST } from 'shared/contracts/bank-life.ts';
import type { BodyOf, ReplyOf } from 'shared/contracts/endpoint.ts';
import { type Language, sentenceOf } from 'shared/contracts/errors.ts';
import type { Deps } from '../../deps.ts';
import { Refusal } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { takeStep } from './life.ts';
import { mayReadAll } from './policy.ts';
import { questionsById } from './queries.ts';
import { readableQuestions } from './readable-questions.ts';
import { shareQuestion } from './share-question.ts';
import { idsOfWhich, titleOf } from './which-questions.ts';

type Wanted = BodyOf<typeof contract>['wanted'];

/**
 * Takes the same step with many questions, or opens them equally far: each in its own transaction and by its own rule, so that
 * one that may not does not hold up the others. What was refused is named, with the reason.
 */
export async function changeLives(
  deps: Pick<Deps, 'db' | 'now'>,
  asked: { unitId: string; who: Staff; language: Language } & BodyOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  const { who, wanted, language } = asked;
  const { db } = deps;
  const ids = await idsOfWhich(db, asked, LIVES_AT_MOST);
  const rows = [...(await questionsById(db, ids)).values()];
  // Whoever may not read a question is not told that it exists.
  const readable = rows.filter(await mayReadAll(db, who, rows));
  const refused = new Map<string, string>();
  for (const { id } of readable) {
    const why = await refusalOf(() => change(deps, id, wanted, who));
    if (why) refused.set(id, sentenceOf(why.code, language, why.details));
  }
  const named = await readableQuestions(db, who, [...refused.keys()]);
  return {
    changed: readable.length - refused.size,
    refused: named.map(({ id, definition }) => ({
      questionId: id,
      title: titleOf(definition),
      sentence: refused.get(id) ?? '',
    })),
  };
}

function change(deps: Pick<Deps, 'db' | 'now'>, questionId: string, wanted: Wanted, who: Staff): Promise<unknown> {
  if ('sharing' in wanted) return shareQuestion(deps, { questionId, ...wanted, who });
  return takeStep(deps, { questionId, ...wanted, words: '', checked: [], who });
}

async function refusalOf(act: () => Promise<unknown>): Promise<Refusal | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
