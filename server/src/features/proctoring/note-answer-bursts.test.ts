import { chain, genesis } from 'shared/attempt/chain.ts';
import type { LedgerEvent } from 'shared/attempt/events.ts';
import { giveConsent, NOTICE_VERSION } from 'shared/contracts/consents.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { postSignals, readTimeline } from 'shared/contracts/proctoring.ts';
import { plainText } from 'shared/questions/content.ts';
import { expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp } from '../../testing.ts';

const QUESTIONS = 26;
/** Seconds from one answer to the next: a usual pace, then eight in a row, then a usual pace. */
const GAPS = Array.from({ length: QUESTIONS }, (_, n) => (n >= 14 && n < 22 ? 5 : 90));

test('answers far faster than the own pace are recorded once, and only beside another source', async () => {
  const product = await startTestApp();
  const school = await seedSchool(product, ['manager', 'reviewer']);
  const questions = Array.from({ length: QUESTIONS }, (_, n) => ({
    kind: 'shortAnswer' as const,
    stem: plainText(`${n} + 1 bằng mấy?`),
    accepted: [String(n + 1)],
  }));
  const exam = await seedExam(product, school, { proctoring: 2, questions });
  const { cookies: as } = await product.call(delivery.candidateSignIn, { body: { code: exam.slips[0] ?? '' } });
  await product.call(giveConsent, { as, body: { version: NOTICE_VERSION, camera: true } });
  product.pass(3_600_000);
  const { value } = await product.call(delivery.openAttempt, { as, body: { writer: 'page-one' } });
  const params = { attemptId: value.attempt };

  const answers = GAPS.map((gap, n): LedgerEvent => {
    product.pass(gap * 1000);
    return { seq: n + 1, at: product.deps.now(), kind: 'answer', item: `q${n + 1}`, response: '1' };
  });
  const body = { writer: 'page-one', events: chain(genesis(value.attempt), answers) };
  expect((await product.call(delivery.appendEvents, { as, params, body })).error).toBeUndefined();

  const tell = async (seq: number, kind: string, payload: Record<string, number>) => {
    product.pass(30_000);
    const at = product.deps.now();
    const one = { source: 'page-number-1', seq, kind, startedAt: at - 20_000, endedAt: at, payload };
    await product.call(postSignals, { as, params, body: { signals: [one] } });
    return (await product.call(readTimeline, { as: school.as('reviewer'), params })).value;
  };
  const bursts = (timeline: Awaited<ReturnType<typeof tell>>) =>
    timeline.signals.filter((one) => one.kind === 'answersInBurst');

  expect(bursts(await tell(0, 'networkGap', {}))).toEqual([]);
  const seen = await tell(1, 'severalFaces', { faces: 2 });
  expect(bursts(seen)).toMatchObject([{ modality: 'timing', endedAt: answers[21]?.at }]);
  expect(seen.risk.evidence.map((one) => one.kind)).toContain('answersInBurst');
  const again = await tell(2, 'severalFaces', { faces: 3 });
  expect(bursts(again)).toHaveLength(1);
  expect(again.risk.priority).toBe('raised');
  await product.close();
}, 60_000);
