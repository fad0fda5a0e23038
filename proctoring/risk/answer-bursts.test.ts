import { describe, expect, it } from 'vitest';
import { answerBursts, firstAnswers } from './answer-bursts.ts';

const START = 1_800_000_000_000;
const DEADLINE = START + 90 * 60_000;
/** First answers with these gaps in seconds. */
function answered(gaps: readonly number[]) {
  let at = START;
  return gaps.map((gap, index) => {
    at += gap * 1000;
    return { item: `q${index + 1}`, at };
  });
}
const usual = (n: number) => Array.from({ length: n }, (_, k) => 60 + ((k * 37) % 50));
const fast = (n: number, seconds = 5) => Array.from({ length: n }, () => seconds);

describe('answers in a burst', () => {
  it('are several in a row, far faster than the own pace', () => {
    const [burst, ...others] = answerBursts(answered([...usual(15), ...fast(7), ...usual(10)]), DEADLINE);
    expect(others).toEqual([]);
    expect(burst).toMatchObject({ answers: 8, endedAt: expect.any(Number) });
    expect((burst?.endedAt ?? 0) - (burst?.startedAt ?? 0)).toBe(35_000);
    expect(burst?.usualSeconds).toBeGreaterThan(60);
  });

  it.each([
    ['an even pace', usual(30)],
    ['three easy questions', [...usual(15), ...fast(3), ...usual(10)]],
    ['guesses throughout', fast(40, 6)],
    ['a sheet filled in at the end, worked out on paper', [3000, ...fast(39, 6)]],
    ['too few answers to know a pace', [...usual(4), ...fast(6)]],
  ])('are not told of %s', (_, gaps) => {
    expect(answerBursts(answered(gaps), DEADLINE)).toEqual([]);
  });

  it('are not told of the last minutes', () => {
    const gaps = [...usual(15), ...fast(7)];
    const end = answered(gaps).at(-1)?.at ?? 0;
    expect(answerBursts(answered(gaps), end + 6 * 60_000)).toHaveLength(1);
    expect(answerBursts(answered(gaps), end + 4 * 60_000)).toEqual([]);
  });
});

it('a changed answer is no first answer, and an emptied one is none', () => {
  const events = [
    { kind: 'open', at: 1 },
    { kind: 'answer', item: 'q1', at: 2, response: null },
    { kind: 'answer', item: 'q1', at: 3, response: 'A' },
    { kind: 'answer', item: 'q1', at: 9, response: 'B' },
  ];
  expect(firstAnswers(events)).toEqual([{ item: 'q1', at: 3 }]);
});
