import { chain, genesis, headAt } from 'shared/attempt/chain.ts';
import type { LedgerEvent } from 'shared/attempt/events.ts';
import { plainText } from 'shared/questions/content.ts';
import type { Definition, Response } from 'shared/questions/registry.ts';
import { expect, test } from 'vitest';
import type { AnswerKey } from './answer-key.ts';
import { markAttempt } from './mark-attempt.ts';

const ATTEMPT = '0192f0c8-0000-7000-8000-000000000001';
const essay: Definition = { kind: 'essay', stem: plainText('Viết đoạn văn.'), rubric: [] };
const ticks: Definition = {
  kind: 'multipleChoice',
  stem: plainText('Chọn đi.'),
  options: ['a', 'b', 'c'].map((id) => ({ id, content: plainText(id) })),
  key: ['a'],
  scoring: { rule: 'rightMinusWrong', penalty: true },
};
const key = (everybody: string[] = []): AnswerKey => ({
  examId: 'exam',
  scheme: {
    decimals: 2,
    parts: [
      { part: 1, kind: 'mixed', questions: 2, points: 2 },
      { part: 2, kind: 'mixed', questions: 1, points: 4 },
    ],
  },
  items: [
    { id: 'q1', part: 1, definition: ticks },
    { id: 'q2', part: 1, definition: ticks },
    { id: 'q3', part: 2, definition: essay },
  ],
  everybody: new Set(everybody),
  hash: 'hash',
});

function mark(responses: Record<string, Response>, by = key()) {
  const said = Object.entries(responses).map(
    ([item, response], at): LedgerEvent => ({ seq: at + 1, at: 0, kind: 'answer', item, response }),
  );
  const ledger = chain(genesis(ATTEMPT), said);
  const last = ledger.at(-1);
  return markAttempt({ id: ATTEMPT, head: last ? headAt(last) : genesis(ATTEMPT) }, ledger, by);
}

test('an answer for a person waits and is not zero in silence; one that was not given does not wait', () => {
  const marked = mark({ q1: ['a'], q3: 'Em viết…' });
  expect(marked?.items.map(({ awaits }) => awaits ?? false)).toEqual([false, false, true]);
  expect(marked?.total).toBe(2);
  expect(mark({ q1: ['a'] })?.items.some(({ awaits }) => awaits)).toBe(false);
});

test('what everybody is given waits for nobody', () => {
  const marked = mark({ q3: 'Em viết…' }, key(['q3']));
  expect(marked?.items[2]).toMatchObject({ points: 4 });
  expect(marked?.items[2]).not.toHaveProperty('awaits');
});

test('penalties are kept with their item and never take a part below zero', () => {
  const marked = mark({ q1: ['b', 'c'], q2: ['a'] });
  expect(marked?.items.map(({ points }) => points)).toEqual([-2, 2, 0]);
  expect(marked?.parts[0]?.points).toBe(0);
  expect(mark({ q1: ['b', 'c'] })?.total).toBe(0);
});
