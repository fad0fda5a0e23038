import type { candidateSignIn } from 'shared/contracts/delivery.ts';
import { expect, test } from 'vitest';
import type { Result } from './call.ts';
import { inTurn } from './in-turn.ts';

type SignedIn = Result<typeof candidateSignIn>;

const queued = (ahead: number): SignedIn => ({
  ok: false,
  error: { code: 'waitYourTurn', details: { ahead, turn: 812 }, sentence: `còn ${ahead} bạn` },
});

test('who is told to wait asks again with the number, hears how many are before, and passes on any other answer', async () => {
  const answers: SignedIn[] = [
    queued(900),
    queued(3),
    { ok: false, error: { code: 'slipUnknown', details: {}, sentence: 'chưa đúng' } },
  ];
  const turns: (string | undefined)[] = [];
  const heard: string[] = [];
  const waits: number[] = [];
  const result = await inTurn<typeof candidateSignIn>(
    async (turn) => {
      turns.push(turn);
      return answers.shift() ?? queued(0);
    },
    (sentence) => heard.push(sentence),
    async (ms) => waits.push(ms),
  );
  expect(result).toMatchObject({ ok: false, error: { code: 'slipUnknown' } });
  expect(turns).toEqual([undefined, '812', '812']);
  expect(heard).toEqual(['còn 900 bạn', 'còn 3 bạn']);
  // About a millisecond for each who stands before, a little by chance.
  expect(waits).toHaveLength(2);
  expect(Math.abs((waits[0] ?? 0) - 900)).toBeLessThanOrEqual(180);
  expect(Math.abs((waits[1] ?? 0) - 500)).toBeLessThanOrEqual(100);
});
