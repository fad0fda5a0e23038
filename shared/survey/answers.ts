import { z } from 'zod';
import { holds } from './condition.ts';
import { pointsOf, type SurveyForm, type SurveyQuestion } from './form.ts';

/** By question id: an option's id, several, a point of a scale, or words. */
export const Answers = z.record(
  z.string().regex(/^q[a-z0-9]{1,11}$/),
  z.union([z.string().max(4_000), z.number(), z.array(z.string().max(12)).max(40)]),
);
export type Answers = z.infer<typeof Answers>;
export type Answer = Answers[string];

export const LONGEST_TEXT = { short: 300, long: 4_000 };

export type AnswerProblem = 'required' | 'notAnOption' | 'notOnScale' | 'tooManyTicked' | 'tooLong';

/** The questions put to somebody with these answers, in order. What a hidden question once held counts for nothing. */
export function questionsFor(form: SurveyForm, answers: Answers): SurveyQuestion[] {
  return walked(form, answers).shown;
}

/** The answers that count: of questions that were put, and not empty. Spaces around words go. */
export function countedAnswers(form: SurveyForm, answers: Answers): Answers {
  return walked(form, answers).counted;
}

/** What must be changed before the answers can be sent, by question; empty when all is well. */
export function answerProblems(form: SurveyForm, answers: Answers): Map<string, AnswerProblem> {
  const { shown, counted } = walked(form, answers);
  const found = new Map<string, AnswerProblem>();
  for (const question of shown) {
    const answer = counted[question.id];
    const problem = isGiven(answer) ? problemOf(question, answer) : question.required ? 'required' : null;
    if (problem) found.set(question.id, problem);
  }
  return found;
}

function walked(form: SurveyForm, answers: Answers): { shown: SurveyQuestion[]; counted: Answers } {
  const shown: SurveyQuestion[] = [];
  const counted: Answers = {};
  for (const question of form.questions) {
    if (question.showIf && !holds(question.showIf, counted)) continue;
    shown.push(question);
    const answer = answers[question.id];
    const value = typeof answer === 'string' ? answer.trim() : answer;
    if (isGiven(value)) counted[question.id] = value;
  }
  return { shown, counted };
}

function isGiven(answer: Answer | undefined): answer is Answer {
  return answer !== undefined && answer !== '' && !(Array.isArray(answer) && answer.length === 0);
}

function problemOf(question: SurveyQuestion, answer: Answer): AnswerProblem | null {
  switch (question.kind) {
    case 'choice':
      return question.options.some((option) => option.id === answer) ? null : 'notAnOption';
    case 'multiChoice': {
      if (!Array.isArray(answer) || new Set(answer).size < answer.length) return 'notAnOption';
      if (!answer.every((id) => question.options.some((option) => option.id === id))) return 'notAnOption';
      return question.most !== null && answer.length > question.most ? 'tooManyTicked' : null;
    }
    case 'scale':
      return typeof answer === 'number' && pointsOf(question).includes(answer) ? null : 'notOnScale';
    case 'text': {
      const longest = question.long ? LONGEST_TEXT.long : LONGEST_TEXT.short;
      return typeof answer === 'string' && answer.length <= longest ? null : 'tooLong';
    }
  }
}
