import { z } from 'zod';
import type { Answers } from './answers.ts';

const question = z.string().max(12);
const Comparison = z.discriminatedUnion('is', [
  z.object({ is: z.literal('answered'), question }),
  z.object({ is: z.literal('oneOf'), question, options: z.array(z.string().max(12)).min(1).max(40) }),
  z.object({ is: z.literal('atLeast'), question, value: z.number() }),
  z.object({ is: z.literal('atMost'), question, value: z.number() }),
]);

/**
 * When a question is put: a comparison with an answer given before it, or several of them of which all or any must hold.
 * There is no code in it, so a form from anywhere can be evaluated anywhere.
 */
export const Condition = z.union([
  Comparison,
  z.object({ is: z.enum(['all', 'any']), of: z.array(Comparison).min(1).max(20) }),
]);
export type Condition = z.infer<typeof Condition>;

/** Whether a condition holds. A question without an answer fulfils no comparison. */
export function holds(condition: Condition, answers: Answers): boolean {
  switch (condition.is) {
    case 'all':
      return condition.of.every((comparison) => holds(comparison, answers));
    case 'any':
      return condition.of.some((comparison) => holds(comparison, answers));
    case 'answered':
      return String(answers[condition.question] ?? '') !== '';
    case 'oneOf':
      return [answers[condition.question] ?? []].flat().some((id) => condition.options.includes(String(id)));
    case 'atLeast':
    case 'atMost': {
      const answer = answers[condition.question];
      if (typeof answer !== 'number') return false;
      return condition.is === 'atLeast' ? answer >= condition.value : answer <= condition.value;
    }
  }
}

/** The ids of the questions that a condition asks about. */
export function questionsIn(condition: Condition): string[] {
  return 'of' in condition ? condition.of.map((comparison) => comparison.question) : [condition.question];
}
