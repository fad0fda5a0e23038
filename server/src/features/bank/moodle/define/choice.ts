import type { RichText } from 'shared/questions/content.ts';
import { opaqueParts } from 'shared/questions/part-id.ts';
import type { MoodleBody } from '../question.ts';
import type { QuestionReading } from '../reading.ts';
import { type Defined, refused } from './defined.ts';

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
  // By content: authors often write the right answer first.
  const options = opaqueParts(answers.map(({ text }) => reading.content(text))).map((part) => ({
    ...part,
    ...(body.shuffle ? {} : { pinned: true }),
  }));
  const shares = options.map(({ id }, at): Share => [id, answers[at]?.share ?? 0]);
  const right = answers.filter(({ share }) => share === 1).length;
  const isPlain = answers.every(({ share }) => share === 1 || share === 0);
  if (single && isPlain && right <= 1 && options.length <= MOST_OPTIONS) {
    if (options.length === 0) return refused('multichoice: 0');
    const [key = null] = shares.find(([, share]) => share === 1) ?? [];
    return { definition: { kind: 'choice', ...common, options, key } };
  }
  return { definition: { kind: 'multipleChoice', ...common, options, ...(single ? best(shares) : several(shares)) } };
}

/** Option and the share of the points that it is worth. */
type Share = readonly [id: string, share: number];

/** One may be chosen, and each is worth what its author said, below nothing too. */
function best(shares: readonly Share[]) {
  const most = Math.max(0, ...shares.map(([, share]) => share));
  const key = shares.find(([, share]) => share > 0 && share === most);
  const least = Math.min(0, ...shares.map(([, share]) => share));
  return {
    key: key ? [key[0]] : [],
    maxChoices: 1,
    scoring: {
      rule: 'weights' as const,
      weights: weightsOf(shares),
      maximum: 1,
      ...(least < 0 ? { minimum: least } : {}),
    },
  };
}

function several(shares: readonly Share[]) {
  const key = shares.flatMap(([id, share]) => (share > 0 ? [id] : []));
  return { key, scoring: { rule: 'weights' as const, weights: weightsOf(shares), maximum: 1 } };
}

function weightsOf(shares: readonly Share[]): Record<string, number> {
  return Object.fromEntries(shares.filter(([, share]) => share !== 0));
}
