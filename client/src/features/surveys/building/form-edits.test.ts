import type { SurveyForm } from 'shared/survey/form.ts';
import { SurveyQuestion } from 'shared/survey/form.ts';
import { describe, expect, test } from 'vitest';
import * as edit from './form-edits.ts';

const ends = { low: 'Không', high: 'Rất' };
const question = (kind: edit.QuestionKind, id: string) => edit.newQuestion(kind, id, ends);
const form: SurveyForm = {
  ...edit.blankForm,
  questions: [
    question('choice', 'q1'),
    { ...question('text', 'q2'), showIf: { is: 'oneOf', question: 'q1', options: ['o1'] } },
    question('scale', 'q7'),
  ],
};
const ids = (changed: SurveyForm) => changed.questions.map(({ id }) => id);

describe('editing a form', () => {
  test.each(edit.QUESTION_KINDS)('begins a question of kind %s that the server takes', (kind) => {
    expect(SurveyQuestion.safeParse(question(kind, 'q1')).success).toBe(true);
  });

  test('gives ids that were never used', () => {
    expect(edit.newQuestionId(form)).toBe('q8');
    expect(edit.newQuestionId(edit.blankForm)).toBe('q1');
    expect(edit.newOptionId([{ id: 'o2' }])).toBe('o3');
  });

  test('taking a question out takes the conditions on it along', () => {
    const changed = edit.removeQuestion(form, 'q1');
    expect(ids(changed)).toEqual(['q2', 'q7']);
    expect(changed.questions[0]?.showIf).toBeNull();
  });

  test('moves up and down, and not over the ends', () => {
    expect(ids(edit.moveQuestion(form, 'q7', -1))).toEqual(['q1', 'q7', 'q2']);
    expect(ids(edit.moveQuestion(form, 'q1', -1))).toEqual(['q1', 'q2', 'q7']);
    expect(ids(edit.moveQuestion(form, 'q7', 1))).toEqual(['q1', 'q2', 'q7']);
  });

  test('copies right behind, without sharing anything', () => {
    const changed = edit.copyQuestion(form, 'q1');
    expect(ids(changed)).toEqual(['q1', 'q8', 'q2', 'q7']);
    expect(changed.questions[1]?.text).not.toBe(changed.questions[0]?.text);
  });

  test('another kind keeps the words, and the options where it has some', () => {
    const choice = { ...question('choice', 'q1'), text: { vi: 'Món nào?' }, required: true };
    expect(edit.changeKind(choice, 'multiChoice', ends)).toMatchObject({
      kind: 'multiChoice',
      text: { vi: 'Món nào?' },
      required: true,
      options: [{ id: 'o1' }, { id: 'o2' }],
    });
    expect(edit.changeKind(choice, 'text', ends)).not.toHaveProperty('options');
  });

  test('only questions before a question, with answers to compare, may decide on it', () => {
    expect(edit.deciding(form, 'q7').map(({ id }) => id)).toEqual(['q1']);
    expect(edit.deciding(form, 'q1')).toEqual([]);
  });
});
