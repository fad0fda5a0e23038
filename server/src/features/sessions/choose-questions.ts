import type { ExamSettings } from 'shared/contracts/sessions.ts';
import { wordsOf } from 'shared/questions/content.ts';
import { takesKind } from 'shared/scoring/scheme.ts';
import type { Tx } from '../../db/db.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { definitionsOf, questionsToUse, versionKey } from '../bank/index.ts';

/**
 * Fixes the chosen questions to their newest versions. Refuses questions that are gone, retired or not the account's to read,
 * one that was chosen twice, and one whose kind is not its part's.
 */
export async function chooseQuestions(
  tx: Tx,
  { questions, scheme }: Pick<ExamSettings, 'questions' | 'scheme'>,
  who: Staff,
): Promise<{ questionId: string; version: number; part: number }[]> {
  const ids = questions.map(({ questionId }) => questionId);
  if (new Set(ids).size < ids.length) refuse('questionTwice');
  const usable = await questionsToUse(tx, who, ids);
  const items = questions.flatMap(({ questionId, part }) => {
    const found = usable.get(questionId);
    return found ? [{ questionId, version: found.version, part }] : [];
  });
  if (items.length < questions.length) refuse('questionUnknown', { count: questions.length - items.length });

  const definitions = await definitionsOf(tx, items);
  for (const item of items) {
    const definition = definitions.get(versionKey(item));
    const part = scheme.parts.find((one) => one.part === item.part);
    if (definition && !(part && takesKind(part, definition.kind)))
      refuse('questionInWrongPart', { part: item.part, words: wordsOf(definition.stem).slice(0, 60) });
  }
  return items;
}
