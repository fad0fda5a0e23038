import { expect, it, vi } from 'vitest';
import { showQuestion } from './show-question.ts';

it('a question that comes into sight takes the focus, in a whole part it is scrolled to as well', () => {
  const card = { scrollIntoView: vi.fn(), focus: vi.fn() };
  const name = { scrollIntoView: vi.fn(), focus: vi.fn() };
  const page = {
    getElementById: (id: string) => ({ 'cau-q2': card, 'ten-q2': name })[id] ?? null,
  } as unknown as Pick<Document, 'getElementById'>;
  showQuestion(page, 'q2', false);
  expect(name.focus).toHaveBeenCalledOnce();
  expect(card.scrollIntoView).not.toHaveBeenCalled();
  showQuestion(page, 'q2', true);
  expect(card.scrollIntoView).toHaveBeenCalledOnce();
});
