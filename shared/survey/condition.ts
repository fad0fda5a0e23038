import { z } from 'zod';
import type { Answers } from './answers.ts';

/**
 * When a question is put: a small expression over answers given before it. There is no code in it, so a form from anywhere
 * can be evaluated anywhere.
 */
export type Condition =
  | { is: 'answered'; question: string }
  | { is: 'oneOf'; question: string; options: string[] }
  | { is: 'atLeast'; question: string; value: number }
  | { is: 'atMost'; question: string; value: number }
  | { is: 'not'; of: Condition }
  | { is: 'all'; of: Condition[] }
  | { is: 'any'; of: Condition[] };

const question = z.string().max(12);
const leaves = [
  z.object({ is: z.literal('answered'), question }),
  z.object({ is: z.literal('oneOf'), question, options: z.array(z.string().max(12)).min(1).max(40) }),
  z.object({ is: z.literal('atLeast'), question, value: z.number() }),
  z.object({ is: z.literal('atMost'), question, value: z.number() }),
] as const;

/** Nested at most this deep: more than any form needs, less than any stack minds. */
const DEEPEST = 4;

export const Condition: z.ZodType<Condition> = nested(DEEPEST);

function nested(depth: number): z.ZodType<Condition> {
  if (depth === 0) return z.discriminatedUnion('is', [...leaves]);
  const of = nested(depth - 1);
  return z.union([
    z.discriminatedUnion('is', [...leaves]),
    z.object({ is: z.literal('not'), of }),
    z.object({ is: z.literal('all'), of: z.array(of).min(1).max(20) }),
    z.object({ is: z.literal('any'), of: z.array(of).min(1).max(20) }),
  ]);
}

/** Whether a condition holds. A question without an answer fulfils no comparison. */
export function holds(condition: Condition, answers: Answers): boolean {
  switch (condition.is) {
    case 'all':
      return condition.of.every((inner) => holds(inner, answers));
    case 'any':
      return condition.of.some((inner) => holds(inner, answers));
    case 'not':
      return !holds(condition.of, answers);
    default: {
      const answer = answers[condition.question];
      if (condition.is === 'answered') return String(answer ?? '') !== '';
      if (condition.is === 'oneOf') return [answer ?? []].flat().some((id) => condition.options.includes(String(id)));
      if (typeof answer !== 'number') return false;
      return condition.is === 'atLeast' ? answer >= condition.value : answer <= condition.value;
    }
  }
}

/** The ids of the questions that a condition asks about. */
export function questionsIn(condition: Condition): string[] {
  if (condition.is === 'all' || condition.is === 'any') return condition.of.flatMap(questionsIn);
  return condition.is === 'not' ? questionsIn(condition.of) : [condition.question];
}
