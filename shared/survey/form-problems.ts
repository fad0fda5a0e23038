import { questionsIn } from './condition.ts';
import type { SurveyForm, SurveyQuestion, Words } from './form.ts';

export type FormProblem =
  | 'noTitle'
  | 'noQuestion'
  | 'noText'
  | 'tooFewOptions'
  | 'emptyOption'
  | 'sameOptionTwice'
  | 'sameIdTwice'
  | 'asksAboutLater'
  | 'noEnglish';

/** What keeps a form from being opened; `question` is null for the form as a whole. Empty when it is ready. */
export function formProblems(form: SurveyForm): { question: string | null; problem: FormProblem }[] {
  const found: { question: string | null; problem: FormProblem }[] = [];
  const inEnglish = form.languages.includes('en');
  const say = (question: string | null, problem: FormProblem) => found.push({ question, problem });

  if (form.title.vi.trim() === '') say(null, 'noTitle');
  else if (inEnglish && lacksEnglish(form.title, form.introduction, form.thanks)) say(null, 'noEnglish');
  if (form.questions.length === 0) say(null, 'noQuestion');

  const before = new Set<string>();
  for (const question of form.questions) {
    if (before.has(question.id)) say(question.id, 'sameIdTwice');
    if (question.text.vi.trim() === '') say(question.id, 'noText');
    for (const problem of optionProblems(question)) say(question.id, problem);
    if (question.showIf && !questionsIn(question.showIf).every((id) => before.has(id)))
      say(question.id, 'asksAboutLater');
    if (inEnglish && lacksEnglish(...textsOf(question))) say(question.id, 'noEnglish');
    before.add(question.id);
  }
  return found;
}

function optionProblems(question: SurveyQuestion): FormProblem[] {
  if (question.kind !== 'choice' && question.kind !== 'multiChoice') return [];
  const found: FormProblem[] = [];
  const texts = question.options.map((option) => option.text.vi.trim().toLowerCase());
  if (texts.length < 2) found.push('tooFewOptions');
  if (texts.includes('')) found.push('emptyOption');
  else if (new Set(texts).size < texts.length) found.push('sameOptionTwice');
  if (new Set(question.options.map((option) => option.id)).size < texts.length) found.push('sameIdTwice');
  return found;
}

function textsOf(question: SurveyQuestion): Words[] {
  switch (question.kind) {
    case 'choice':
    case 'multiChoice':
      return [question.text, ...question.options.map((option) => option.text)];
    case 'scale':
      return [question.text, question.low, question.high];
    case 'text':
      return [question.text];
  }
}

function lacksEnglish(...texts: Words[]): boolean {
  return texts.some((text) => text.vi.trim() !== '' && !text.en?.trim());
}
