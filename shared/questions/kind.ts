import type { z } from 'zod';
import { RichText } from './content.ts';
import { Stimulus } from './stimulus.ts';
import type { Tally } from './tally.ts';

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

  /**
   * The candidate's side of a question, without its stimulus, which the paper shows once. `order` lists the ids of
   * `shuffleable` in the order this form prints them.
   */
  toView(definition: Definition, order?: readonly string[]): View;
  /** What may be shuffled, and what stays at its place. Empty where the order of parts has a meaning. */
  shuffleable(definition: Definition): readonly ShuffleSlot[];
  /** Who marks it: the key, or a person (by the rubric). */
  marking(definition: Definition): Marking;
  /**
   * Share of the question's points that the response earns, in [-1, 1]; below 0 only where the author set a penalty. A
   * missing response earns 0, and so does all that a person marks.
   */
  score(definition: Definition, response: Response | null, rule: ScoringRule): number;
  /** Every rich text of the question, key side included, its stimulus not: see `textsOf`. */
  texts(definition: Definition): RichText[];
  /** What is still wrong with a question before it may be used in an exam; see `problemsOf`. */
  problems(definition: Definition): QuestionProblem[];
  /** The key as teachers write it ("B", "ĐSSĐ", "-1,5 | -3/2"), all that is wholly right, in the option order given. */
  keyText(definition: Definition, order?: readonly string[]): string;
  /** A response as teachers write it; '' for none. */
  responseText(definition: Definition, response: Response | null, order?: readonly string[]): string;
  /** A full-score response: what the key says. Null where no key is set, and where a person marks. */
  correctResponse(definition: Definition): Response | null;
  /**
   * The question with another key, said as teachers write it (trimmed): "B", "ĐSSĐ", "-1,5"; options by the letters of the
   * master order, several texts that are all right with " | " between them. Of gaps and parts only those that it names get
   * another key; what `keyText` says of a question is always read. `sealed` is the question before all corrections, where it has been corrected: what earned a share of the
   * points then still does. Null where the text is no key of this question, and for kinds whose keys are not said in a line.
   */
  withKey(definition: Definition, text: string, sealed?: Definition): Definition | null;
  /** What an item analysis counts; empty where there is nothing to count. */
  tallies(definition: Definition): readonly Tally<Response>[];
}

/** Fields that every definition has. */
export const definitionBase = {
  stem: RichText,
  solution: RichText.optional(),
  stimulus: Stimulus.optional(),
};
/** Fields that every view has. */
export const viewBase = { stem: RichText };

/** All of the points; shares are sums of fractions, which may end a hair below 1. */
export const isWholeShare = (share: number): boolean => share >= 1 - 1e-9;

export type Marking = 'key' | 'person';

export interface ShuffleSlot {
  readonly id: string;
  readonly pinned: boolean;
  /** Slots of one group stand together and are shuffled among themselves; no group is a group too. */
  readonly group?: string;
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
  /** The key asks for more, or less, than the question lets a candidate give. */
  'keyOutOfReach',
  /** The text and the list of gaps do not name the same gaps. */
  'gapMismatch',
  /** A question of several parts has none, or one of its parts is not whole. */
  'partNotWhole',
  'imageWithoutAlt',
  'noPicture',
  /** The scale of a slider has no room for its steps. */
  'badScale',
] as const;
export type QuestionProblem = (typeof QUESTION_PROBLEMS)[number];
