import { z } from 'zod';
import { ChoiceDefinition, ChoiceView, choice } from './choice/choice.ts';
import { ShortAnswerDefinition, ShortAnswerView, shortAnswer } from './short-answer/short-answer.ts';
import { TrueFalseGroupDefinition, TrueFalseGroupView, trueFalseGroup } from './true-false-group/true-false-group.ts';

/** Every kind that may also be a part of a composite question: one line here, one in each union below. */
export const simpleKinds = { choice, trueFalseGroup, shortAnswer } as const;

export const SimpleDefinition = z.discriminatedUnion('kind', [
  ChoiceDefinition,
  TrueFalseGroupDefinition,
  ShortAnswerDefinition,
]);
export type SimpleDefinition = z.infer<typeof SimpleDefinition>;

/** What a candidate may hold of a question. No member of this union has a key. */
export const SimpleView = z.discriminatedUnion('kind', [ChoiceView, TrueFalseGroupView, ShortAnswerView]);
export type SimpleView = z.infer<typeof SimpleView>;
