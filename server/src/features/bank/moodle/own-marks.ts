import { type RichText, wordsOf } from 'shared/questions/content.ts';
import type { DraftDefinition } from 'shared/questions/draft.ts';
import type { QuestionReading } from './reading.ts';

/**
 * Tags by which a file that we wrote remembers what Moodle has no word for, so that it comes back as it was. A file of
 * Moodle's own has none of them.
 */
const PREFIX = 'khaothi:';
export type OwnMark =
  | 'trueFalseGroup'
  | 'labelPicture'
  | 'pointOnPicture'
  | 'box'
  | 'ignoreMarks'
  | 'allOrNothing'
  | 'perOption'
  | 'rightMinusWrong';

export const tagOf = (mark: OwnMark) => `${PREFIX}${mark}`;
export const isOwnTag = (tag: string) => tag.startsWith(PREFIX);

/** The words of the two targets of a true/false group that was written as pairs. */
export const RIGHT = 'Đúng';
export const WRONG = 'Sai';

/** The definition with what its tags remember of it. */
export function restored(
  definition: DraftDefinition,
  tags: readonly string[],
  reading: QuestionReading,
): DraftDefinition {
  const marks = tags.filter(isOwnTag).map((tag) => tag.slice(PREFIX.length));
  return marks.reduce((done, mark) => restore(done, mark, reading), definition);
}

function restore(definition: DraftDefinition, mark: string, reading: QuestionReading): DraftDefinition {
  switch (definition.kind) {
    case 'matching':
      if (mark === 'trueFalseGroup') return judged(definition);
      return mark === 'allOrNothing' ? { ...definition, scoring: { rule: mark } } : definition;
    case 'multipleChoice':
      if (mark !== 'allOrNothing' && mark !== 'perOption' && mark !== 'rightMinusWrong') return definition;
      return { ...definition, scoring: { rule: mark } };
    case 'gapMatch':
      return mark === 'allOrNothing' ? { ...definition, scoring: { rule: mark } } : definition;
    case 'shortAnswer': {
      const { entry, ...rest } = definition;
      return mark === 'box' ? rest : { ...rest, ...(entry ? { entry } : {}) };
    }
    case 'shortText':
      return mark === 'ignoreMarks' ? { ...definition, ignoreMarks: true } : definition;
    case 'labelPicture':
      if (mark === 'labelPicture') reading.lost.delete('hidden places');
      return definition;
    case 'pointOnPicture':
      // The marker that was dragged is no part of the question.
      return mark === 'pointOnPicture' ? { ...definition, stem: definition.stem.slice(0, -1) } : definition;
    default:
      return definition;
  }
}

function judged({
  stem,
  sources,
  targets,
  key,
  solution,
}: Extract<DraftDefinition, { kind: 'matching' }>): DraftDefinition {
  const words = (content: RichText | undefined) => wordsOf(content ?? []);
  const said = (id: string) => words(targets.find((target) => target.id === key[id]?.[0])?.content);
  return {
    kind: 'trueFalseGroup',
    stem,
    statements: sources.slice(0, 8).map(({ id, content }, at) => ({
      id: String.fromCharCode(97 + at),
      content,
      key: said(id) === RIGHT ? true : said(id) === WRONG ? false : null,
    })),
    ...(solution ? { solution } : {}),
  };
}
