import { afterEach, describe, expect, it } from 'vitest';
import { setLanguage } from './language.ts';
import { messages } from './messages.ts';

const vi = { save: 'Lưu', left: (n: number) => `Còn ${n} câu chưa trả lời` };
const en: typeof vi = { save: 'Save', left: (n) => `${n} questions unanswered` };
const t = messages({ vi, en });

describe('messages', () => {
  afterEach(() => setLanguage('vi'));

  it('are Vietnamese until the person chooses otherwise', () => {
    expect(t().save).toBe('Lưu');
    expect(t().left(3)).toBe('Còn 3 câu chưa trả lời');
  });

  it('follow the chosen language at once', () => {
    setLanguage('en');
    expect(t().left(3)).toBe('3 questions unanswered');
  });
});
