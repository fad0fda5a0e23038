import type { z } from 'zod';
import type { RichText } from './content.ts';

/**
 * A question kind: PLUG POINT 1. Three schemas for three audiences: `definition` is what the author writes and holds the
 * key, `view` is what a candidate gets and has no place for a key, `response` is what a candidate answers. `toView` is the
 * only road from the first to the second.
 */
export interface QuestionKind<Definition, View, Response> {
  readonly kind: string;
  readonly definition: z.ZodType<Definition>;
  readonly view: z.ZodType<View>;
  readonly response: z.ZodType<Response>;

  /** The candidate's side of a question. `order` lists the option ids in the order this form prints them. */
  toView(definition: Definition, order?: readonly string[]): View;
  /** What may be shuffled, and what stays at its place. Empty where the order of parts has a meaning. */
  shuffleable(definition: Definition): readonly ShuffleSlot[];
  /** True when the response says something: an empty box or no choice is not an answer. */
  isAnswered(response: Response): boolean;
  /** Share of the question's points that the response earns, in [0, 1]. A missing response earns 0. */
  score(definition: Definition, response: Response | null, rule: ScoringRule): number;
  /** Every rich text of the question, key side included: for search, media and twins. */
  texts(definition: Definition): RichText[];
  /** What is still wrong with a question before it may be used in an exam, as codes of `QuestionProblem`. */
  problems(definition: Definition): QuestionProblem[];
  /** The key as teachers write it ("B", "ĐSSĐ", "-1,5"), in the option order given. */
  keyText(definition: Definition, order?: readonly string[]): string;
  /** A response as teachers write it; '' for none. */
  responseText(definition: Definition, response: Response | null, order?: readonly string[]): string;
  /** A full-score response: what the key says. Null where no key is set. */
  correctResponse(definition: Definition): Response | null;
}

export interface ShuffleSlot {
  readonly id: string;
  readonly pinned: boolean;
}

/** How a part of an exam turns right statements into a share of the points. Data, never code: schools differ. */
export interface ScoringRule {
  /**
   * Share of the points by the number of right statements in a true/false group, index 0 to 4. The 2025 scheme is
   * [0, 0.1, 0.25, 0.5, 1]; a linear school rule is [0, 0.25, 0.5, 0.75, 1].
   */
  readonly steps?: readonly number[];
}

export const QUESTION_PROBLEMS = [
  'noKey',
  'twoKeys',
  'missingOption',
  'missingStatement',
  'duplicateOption',
  'emptyStem',
  'emptyOption',
  'noTrueStatement',
  'keyTooLong',
  'badKeyFormat',
  'imageWithoutAlt',
] as const;
export type QuestionProblem = (typeof QUESTION_PROBLEMS)[number];
