import { kindOf } from 'shared/questions/registry.ts';
import type { AnswerKey, ReadableResults } from '../grading/index.ts';
import type { AnswerLine } from './excel/result-workbook.ts';

/** Every marked candidate's answers as teachers write them, by item; options by the letters of the master order. */
export function answerLines({ lines }: ReadableResults, { items }: AnswerKey): AnswerLine[] {
  const definitions = new Map(items.map(({ id, definition }) => [id, definition]));
  return lines.flatMap(({ candidate, result }) => {
    if (!result) return [];
    const answers = result.items.flatMap(({ item, response }) => {
      const definition = definitions.get(item);
      return definition ? [[item, kindOf(definition.kind).responseText(definition, response)] as const] : [];
    });
    return [{ candidateId: candidate.id, answers: new Map(answers) }];
  });
}
