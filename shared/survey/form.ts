import { z } from 'zod';
import { Condition } from './condition.ts';

/** A text of a survey in its languages: Vietnamese always, English where the survey is also in English. */
export const Words = z.object({ vi: z.string().max(2_000), en: z.string().max(2_000).optional() });
export const SurveyLanguage = z.enum(['vi', 'en']);

/** Ids begin with "q" and "o": short, and never the name of something every object has. */
const QuestionId = z.string().regex(/^q[a-z0-9]{1,11}$/);
const OptionId = z.string().regex(/^o[a-z0-9]{1,11}$/);

const asked = {
  id: QuestionId,
  text: Words,
  required: z.boolean(),
  /** The question is put only where this holds for the answers before it; null for always. */
  showIf: Condition.nullable(),
};
const Options = z.array(z.object({ id: OptionId, text: Words })).max(40);

export const SurveyQuestion = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), ...asked, options: Options }),
  /** `most` is how many may be ticked; null for any number. */
  z.object({ kind: z.literal('multiChoice'), ...asked, options: Options, most: z.number().int().min(1).nullable() }),
  /** Whole numbers from `from` to `to`, with words for the two ends. */
  z.object({
    kind: z.literal('scale'),
    ...asked,
    from: z.number().int().min(0).max(1),
    to: z.number().int().min(2).max(10),
    low: Words,
    high: Words,
  }),
  z.object({ kind: z.literal('text'), ...asked, long: z.boolean() }),
]);

/** A survey as it is written and answered: texts, questions in order, and what is said at the end. */
export const SurveyForm = z.object({
  title: Words,
  introduction: Words,
  thanks: Words,
  languages: z.array(SurveyLanguage).min(1).max(2),
  questions: z.array(SurveyQuestion).max(100),
});

export type Words = z.infer<typeof Words>;
export type SurveyLanguage = z.infer<typeof SurveyLanguage>;
export type SurveyQuestion = z.infer<typeof SurveyQuestion>;
export type SurveyForm = z.infer<typeof SurveyForm>;

/** A text in a language; Vietnamese stands in where the other is missing. */
export function wordsIn(words: Words, language: SurveyLanguage): string {
  return (language === 'en' && words.en) || words.vi;
}

/** The points of a scale, lowest first. */
export function pointsOf(question: { from: number; to: number }): number[] {
  return Array.from({ length: question.to - question.from + 1 }, (_, step) => question.from + step);
}
