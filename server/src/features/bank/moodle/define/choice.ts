import type { RichText } from 'shared/questions/content.ts';
import type { MoodleAnswer, MoodleBody } from '../question.ts';
import type { QuestionReading } from '../reading.ts';
import { type Defined, letterId, refused } from './defined.ts';

type Multichoice = Extract<MoodleBody, { type: 'multichoice' }>;
type Common = { readonly stem: RichText; readonly solution?: RichText };

/** More than a `choice` may have. */
const MOST_OPTIONS = 12;
const MOST_CHOICES = 24;

/**
 * One right answer and nothing for the others is a choice. Shares of the points, and several answers, are a multiple choice
 * that weighs its options as Moodle does: summed, and between 0 and all of the points where several may be chosen.
 */
export function defineChoice(body: Multichoice, common: Common, reading: QuestionReading): Defined {
  const { answers, single } = body;
  if (answers.length > MOST_CHOICES) return refused(`multichoice: ${answers.length}`);
  const options = answers.map((answer, at) => ({
    id: letterId(at),
    content: reading.content(answer.text),
    ...(body.shuffle ? {} : { pinned: true }),
  }));
  const right = answers.filter(({ share }) => share === 1).length;
  const isPlain = answers.every(({ share }) => share === 1 || share === 0);
  if (single && isPlain && right <= 1 && options.length <= MOST_OPTIONS) {
    if (options.length === 0) return refused('multichoice: 0');
    const key = answers.findIndex(({ share }) => share === 1);
    return { definition: { kind: 'choice', ...common, options, key: key < 0 ? null : letterId(key) } };
  }
  return { definition: { kind: 'multipleChoice', ...common, options, ...(single ? best(answers) : several(answers)) } };
}

/** One may be chosen, and each is worth what its author said, below nothing too. */
function best(answers: readonly MoodleAnswer[]) {
  const most = Math.max(0, ...answers.map(({ share }) => share));
  const key = answers.findIndex(({ share }) => share > 0 && share === most);
  const least = Math.min(0, ...answers.map(({ share }) => share));
  return {
    key: key < 0 ? [] : [letterId(key)],
    maxChoices: 1,
    scoring: {
      rule: 'weights' as const,
      weights: weightsOf(answers),
      maximum: 1,
      ...(least < 0 ? { minimum: least } : {}),
    },
  };
}

function several(answers: readonly MoodleAnswer[]) {
  const key = answers.flatMap(({ share }, at) => (share > 0 ? [letterId(at)] : []));
  return { key, scoring: { rule: 'weights' as const, weights: weightsOf(answers), maximum: 1 } };
}

function weightsOf(answers: readonly MoodleAnswer[]): Record<string, number> {
  return Object.fromEntries(answers.flatMap(({ share }, at) => (share === 0 ? [] : [[letterId(at), share]])));
}
