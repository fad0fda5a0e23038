import { describe, expect, it } from 'vitest';
import { isFull, newDraft, settingsOf, totalsOf, withQuestions, withScheme, withSubject } from './exam-draft.ts';

const many = (kind: 'choice' | 'trueFalseGroup' | 'shortAnswer', count: number) =>
  Array.from({ length: count }, (_, index) => ({ questionId: `${kind}${index}`, kind }));

describe('a new exam', () => {
  it('watches nobody until somebody chooses that it does', () => {
    expect(newDraft('u')).toMatchObject({ proctoring: 0, listens: false });
  });

  it('follows the 2025 format of its subject', () => {
    expect(totalsOf(newDraft('u')).parts.map(({ required }) => required)).toEqual([12, 4, 6]);
    expect(totalsOf(newDraft('u', 'Địa lí')).parts.map(({ required }) => required)).toEqual([18, 4, 6]);
    expect(totalsOf(newDraft('u', 'Lịch sử')).parts.map(({ required }) => required)).toEqual([24, 4]);
    for (const subject of ['Toán', 'Địa lí', 'Lịch sử', 'Tiếng Anh'])
      expect(totalsOf(newDraft('u', subject)).points).toBe(10);
  });

  it('changes its format with its subject and lets the questions of the old one go', () => {
    const full = withQuestions(newDraft('u'), many('choice', 12));
    expect(withSubject(full, 'Vật lí')).toMatchObject({ minutes: 50, chosen: {} });
  });

  it('puts the questions of a file into the parts of their kinds, no more than asked for', () => {
    const draft = withQuestions(newDraft('u'), [
      ...many('shortAnswer', 6),
      ...many('choice', 15),
      ...many('trueFalseGroup', 4),
    ]);
    expect(totalsOf(draft)).toMatchObject({ chosen: 22, required: 22 });
    expect(isFull(totalsOf(draft))).toBe(true);
    expect(settingsOf(draft).questions[0]).toEqual({ part: 1, questionId: 'choice0' });
  });

  it('takes any kind into a mixed part, after the parts of one kind have theirs', () => {
    const draft = newDraft('u');
    const mixed = { part: 4, kind: 'mixed' as const, questions: 2, points: 1 };
    const wider = withScheme(draft, { ...draft.scheme, parts: [mixed, ...draft.scheme.parts] });
    const full = withQuestions(wider, [...many('choice', 13), ...many('shortAnswer', 9)]);
    expect(full.chosen[4]).toEqual(['choice12', 'shortAnswer6']);
    expect(full.chosen[1]).toHaveLength(12);
  });

  it('lets the questions of a part go when the part asks for another kind, not when it asks for any', () => {
    const full = withQuestions(newDraft('u'), many('choice', 12));
    const asking = (kind: 'essay' | 'mixed') =>
      withScheme(full, {
        ...full.scheme,
        parts: full.scheme.parts.map((part) => (part.part === 1 ? { ...part, kind } : part)),
      });
    expect(asking('essay').chosen[1]).toBeUndefined();
    expect(asking('mixed').chosen[1]).toHaveLength(12);
  });

  it('is not full while a part lacks a question', () => {
    expect(isFull(totalsOf(withQuestions(newDraft('u'), many('choice', 12))))).toBe(false);
  });
});
