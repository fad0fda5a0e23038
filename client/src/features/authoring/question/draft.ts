import type { BankQuestion, QuestionFacts } from 'shared/contracts/bank-questions.ts';
import type { Definition } from 'shared/questions/registry.ts';

/** A question as it is being written. */
export interface QuestionDraft extends QuestionFacts {
  readonly subject: string;
  readonly definition: Definition;
}

export function draftOf(question: BankQuestion): QuestionDraft {
  const { subject, definition, level, grade, topicId, topic, competency, tags, source } = question;
  return { subject, definition, level, grade, topicId, topic, competency, tags, source };
}
