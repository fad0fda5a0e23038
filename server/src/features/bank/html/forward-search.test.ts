import { expect, test } from 'vitest';
import { forwardSearch } from './forward-search.ts';

function counted(text: string) {
  const count = { searches: 0 };
  const indexOf = (mark: string, from?: number) => {
    count.searches++;
    return text.indexOf(mark, from);
  };
  return { count, text: { indexOf } };
}

test('marks are found one after another', () => {
  const next = forwardSearch('a) b) c', ')');
  expect([next(0), next(2), next(5)]).toEqual([1, 4, -1]);
});

test('a mark that is not there is looked for once, however often it is asked for', () => {
  const { count, text } = counted('\\('.repeat(1_000));
  const next = forwardSearch(text, '\\)');
  for (let at = 0; at < 2_000; at += 2) expect(next(at)).toBe(-1);
  expect(count.searches).toBe(1);
});
