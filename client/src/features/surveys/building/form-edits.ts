import { type Condition, questionsIn } from 'shared/survey/condition.ts';
import type { SurveyForm, SurveyQuestion, Words } from 'shared/survey/form.ts';

export type QuestionKind = SurveyQuestion['kind'];
export const QUESTION_KINDS: readonly QuestionKind[] = ['choice', 'multiChoice', 'scale', 'text'];

export const blankForm: SurveyForm = {
  title: { vi: '' },
  introduction: { vi: '' },
  thanks: { vi: '' },
  languages: ['vi'],
  questions: [],
};

/** A question of a kind as it begins; `words` are the ends of a scale. */
export function newQuestion(kind: QuestionKind, id: string, ends: { low: string; high: string }): SurveyQuestion {
  const asked = { id, text: { vi: '' }, required: false, showIf: null };
  switch (kind) {
    case 'choice':
      return { kind, ...asked, options: twoOptions() };
    case 'multiChoice':
      return { kind, ...asked, options: twoOptions(), most: null };
    case 'scale':
      return { kind, ...asked, from: 1, to: 5, low: { vi: ends.low }, high: { vi: ends.high } };
    case 'text':
      return { kind, ...asked, long: true };
  }
}

export function addQuestion(form: SurveyForm, question: SurveyQuestion): SurveyForm {
  return { ...form, questions: [...form.questions, question] };
}

export function changeQuestion(form: SurveyForm, changed: SurveyQuestion): SurveyForm {
  return { ...form, questions: form.questions.map((one) => (one.id === changed.id ? changed : one)) };
}

/** Takes a question out; questions that were put because of its answer are put to everybody. */
export function removeQuestion(form: SurveyForm, id: string): SurveyForm {
  const left = form.questions.filter((question) => question.id !== id);
  return { ...form, questions: left.map((question) => withoutConditionOn(question, id)) };
}

/** Moves a question one place up (-1) or down (+1). */
export function moveQuestion(form: SurveyForm, id: string, by: -1 | 1): SurveyForm {
  const from = form.questions.findIndex((question) => question.id === id);
  const to = from + by;
  const [moved, other] = [form.questions[from], form.questions[to]];
  if (!moved || !other) return form;
  const questions = [...form.questions];
  questions[from] = other;
  questions[to] = moved;
  return { ...form, questions };
}

/** Puts a copy right behind a question. */
export function copyQuestion(form: SurveyForm, id: string): SurveyForm {
  const at = form.questions.findIndex((question) => question.id === id);
  const question = form.questions[at];
  if (!question) return form;
  const copy = { ...structuredClone(question), id: newQuestionId(form) };
  return { ...form, questions: form.questions.toSpliced(at + 1, 0, copy) };
}

/** The same question as another kind: its words stay, its options too where the new kind has options. */
export function changeKind(
  question: SurveyQuestion,
  kind: QuestionKind,
  ends: { low: string; high: string },
): SurveyQuestion {
  const { id, text, required, showIf } = question;
  const changed = { ...newQuestion(kind, id, ends), text, required, showIf };
  return 'options' in changed && 'options' in question ? { ...changed, options: question.options } : changed;
}

export function newQuestionId(form: SurveyForm): string {
  return nextId(
    'q',
    form.questions.map(({ id }) => id),
  );
}

export function newOptionId(options: readonly { id: string }[]): string {
  return nextId(
    'o',
    options.map(({ id }) => id),
  );
}

/** A text in one language changed; an English text that is emptied goes. */
export function withWords(words: Words, language: 'vi' | 'en', text: string): Words {
  if (language === 'vi') return { ...words, vi: text };
  return text === '' ? { vi: words.vi } : { ...words, en: text };
}

/** The questions that may decide whether `id` is put: those before it whose answers can be compared. */
export function deciding(form: SurveyForm, id: string): SurveyQuestion[] {
  const at = form.questions.findIndex((question) => question.id === id);
  return form.questions.slice(0, at).filter(({ kind }) => kind !== 'text');
}

/** The condition a question begins with when `on` is chosen to decide. */
export function conditionOn(on: SurveyQuestion): Condition {
  if (on.kind === 'scale') return { is: 'atMost', question: on.id, value: Math.floor((on.from + on.to) / 2) };
  if (on.kind === 'text') return { is: 'answered', question: on.id };
  return { is: 'oneOf', question: on.id, options: on.options.slice(0, 1).map((option) => option.id) };
}

function withoutConditionOn(question: SurveyQuestion, id: string): SurveyQuestion {
  return question.showIf && questionsIn(question.showIf).includes(id) ? { ...question, showIf: null } : question;
}

function twoOptions() {
  return [
    { id: 'o1', text: { vi: '' } },
    { id: 'o2', text: { vi: '' } },
  ];
}

function nextId(letter: string, taken: readonly string[]): string {
  const highest = Math.max(0, ...taken.map((id) => Number(id.slice(1)) || 0));
  return `${letter}${highest + 1}`;
}
