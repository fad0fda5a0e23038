import { DraftDefinition, type ImportProblem, type Level } from 'shared/questions/draft.ts';
import type { Progress } from '../../../jobs/answer-as-worker.ts';
import { describeQuestion } from '../formats/describe-question.ts';
import { type FileImport, type FileQuestion, MOST_QUESTIONS } from '../formats/imported.ts';
import { MediaShelf } from '../formats/media-shelf.ts';
import { UnreadableFile } from '../formats/refusal.ts';
import { levelNamed } from '../word/conventions.ts';
import { define } from './define/define.ts';
import { isOwnTag, restored } from './own-marks.ts';
import type { Misread, MoodleQuestion } from './question.ts';
import { QuestionReading } from './reading.ts';

const MOST_LOSSES = 20;

/**
 * What a file of one of Moodle's formats holds, as an import: each item a question, or refused by name with its reason.
 * @throws UnreadableFile where there is nothing, or far more than a file of questions has
 */
export function importQuestions(read: readonly (MoodleQuestion | Misread)[], progress?: Progress): FileImport {
  if (read.length === 0) throw new UnreadableFile('fileNoQuestions');
  if (read.length > MOST_QUESTIONS) throw new UnreadableFile('fileTooManyQuestions');
  const shelf = new MediaShelf();
  const questions: FileQuestion[] = [];
  const refused: FileImport['refused'][number][] = [];
  const refuse = (n: number, title: string, problem: ImportProblem) =>
    refused.push({ n, title: title.replace(/\s+/g, ' ').trim().slice(0, 80).toWellFormed(), problems: [problem] });
  for (const [at, item] of read.entries()) {
    const n = at + 1;
    progress?.(n, read.length);
    if ('why' in item) {
      refuse(n, item.title, { what: 'notUnderstood', detail: item.why.slice(0, 300) });
      continue;
    }
    const reading = new QuestionReading(shelf);
    const made = define(item, reading);
    if ('refused' in made) {
      refuse(n, item.name || item.text.text.replace(/<[^>]*>/g, ' '), made.refused);
      continue;
    }
    // What is larger than a question may be (more options, longer texts) is no question here.
    const definition = DraftDefinition.safeParse(restored(made.definition, item.tags, reading));
    if (!definition.success) {
      const [issue] = definition.error.issues;
      const detail = `${made.definition.kind} ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
      refuse(n, item.name, { what: 'kindNotSupported', detail: detail.slice(0, 300) });
      continue;
    }
    questions.push(
      described(n, definition.data, item, [
        ...(made.problems ?? []),
        ...lossesOf([...(item.lost ?? []), ...reading.lost]),
      ]),
    );
  }
  if (questions.length === 0 && refused.length === 0) throw new UnreadableFile('fileNoQuestions');
  return { questions, refused, pictures: shelf.all(), preamble: [] };
}

function lossesOf(lost: readonly string[]): ImportProblem[] {
  return [...new Set(lost)].slice(0, MOST_LOSSES).map((detail) => ({
    what: 'contentLost',
    detail: detail.slice(0, 300).toWellFormed(),
  }));
}

function described(
  n: number,
  definition: DraftDefinition,
  { name, category, points, tags, idNumber }: MoodleQuestion,
  problems: readonly ImportProblem[],
): FileQuestion {
  const question = describeQuestion(n, definition, {
    level: levelOf(tags),
    topic: topicOf(category),
    points: points === null || points === 1 ? null : String(points).replace('.', ','),
    notes: [
      ...tags.filter((tag) => levelNamed(tag) === null && !isOwnTag(tag)).map((words) => ({ name: 'tag', words })),
      ...(idNumber === null ? [] : [{ name: 'id', words: idNumber }]),
    ],
    problems,
  });
  return {
    ...question,
    title: question.title || name.slice(0, 40),
    // Moodle's choices are often three or two: that is how they were meant.
    problems: question.problems.filter(({ what }) => what !== 'missingOption' || question.options < 2),
  };
}

function levelOf(tags: readonly string[]): Level | null {
  for (const tag of tags) {
    const level = levelNamed(tag);
    if (level) return level;
  }
  return null;
}

/** "$course$/top/Toán/Hàm số" is "Toán / Hàm số"; a slash in a name is written twice. */
function topicOf(category: string | null): string | null {
  if (category === null) return null;
  const names = category
    .split(/(?<!\/)\/(?!\/)/)
    .map((name) => name.replaceAll('//', '/').trim())
    .filter((name) => name !== '' && name !== 'top' && !/^\$\w+\$$/.test(name));
  return names.length > 0 ? names.join(' / ').slice(0, 300) : null;
}
