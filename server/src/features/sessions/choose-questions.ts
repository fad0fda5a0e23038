import type { ExamSettings } from 'shared/contracts/sessions.ts';
import { may } from 'shared/people/abilities.ts';
import { wordsOf } from 'shared/questions/content.ts';
import { takesKind } from 'shared/scoring/scheme.ts';
import type { Tx } from '../../db/db.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { definitionsOf, newestVersions, versionKey } from '../bank/index.ts';
import { unitsById } from '../people/index.ts';

/**
 * Fixes the chosen questions to their newest versions. Refuses questions that are gone or that the account may not read,
 * one that was chosen twice, and one whose kind is not its part's.
 */
export async function chooseQuestions(
  tx: Tx,
  { questions, scheme }: Pick<ExamSettings, 'questions' | 'scheme'>,
  who: Staff,
): Promise<{ questionId: string; version: number; part: number }[]> {
  const ids = questions.map(({ questionId }) => questionId);
  if (new Set(ids).size < ids.length) refuse('questionTwice');
  const newest = await newestVersions(tx, ids);
  const units = await unitsById(
    tx,
    [...newest.values()].map(({ unitId }) => unitId),
  );
  const items = questions.flatMap(({ questionId, part }) => {
    const found = newest.get(questionId);
    const path = found && units.get(found.unitId)?.path;
    return found && path && may(who.grants, 'bank.read', path) ? [{ questionId, version: found.version, part }] : [];
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
