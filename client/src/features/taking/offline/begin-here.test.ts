import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import type { CandidateCard } from 'shared/contracts/delivery.ts';
import { wordsOf } from 'shared/papers/key-words.ts';
import { formKey } from 'shared/papers/release-key.ts';
import { sealLabel } from 'shared/papers/seal.ts';
import { describe, expect, test } from 'vitest';
import { createAttemptStore } from '../engine/attempt-store.ts';
import type { AskingPage } from '../engine/network.ts';
import { readMessages } from '../engine/read-messages.ts';
import { createServerClock } from '../engine/server-clock.ts';
import { memoryShelf } from '../engine/shelf.ts';
import { modelServer } from '../engine/testing/model-server.ts';
import { virtualTimers } from '../engine/testing/virtual-timers.ts';
import { type BegunHere, beginHere } from './begin-here.ts';
import { begunHereNetwork } from './begun-here-network.ts';

const MINUTE = 60_000;
const START = 1_790_000_000_000;
const RELEASE = Uint8Array.from({ length: 11 }, (_, at) => at * 7);
const WORDS = wordsOf(RELEASE).join(' ');

const card = {
  candidateId: 'páo',
  exam: { id: 'toán', durationSeconds: 50 * 60 },
  paper: { code: '101' },
  clock: { now: START, startsAt: START, deadlineAt: START + 50 * MINUTE, phase: 'waiting', extraSeconds: 300 },
  endsAt: START + 120 * MINUTE,
  answerKey: 'A'.repeat(43),
} as CandidateCard;

/** Sealed by another hand than ours. */
async function seal(plain: string): Promise<Uint8Array> {
  const iv = new Uint8Array(12);
  const key = await crypto.subtle.importKey('raw', new Uint8Array(formKey(RELEASE, 'toán', '101')), 'AES-GCM', false, [
    'encrypt',
  ]);
  const additionalData = new TextEncoder().encode(sealLabel('toán', '101'));
  const box = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData },
    key,
    new TextEncoder().encode(plain),
  );
  return Uint8Array.from([...iv, ...new Uint8Array(box)]);
}
const sealed = await seal('{"parts":[]}');

const begin = (words = WORDS, now = START + MINUTE) => beginHere(card, sealed, words, now);
type Begun = Extract<BegunHere, { ok: true }>;

describe('the words', () => {
  test('open the paper, and the attempt is the one that the server would have begun', async () => {
    const begun = (await begin()) as Begun;
    expect(begun).toMatchObject({ ok: true, begunAt: START + MINUTE });
    expect(begun.opening).toMatchObject({ attempt: attemptIdOf('páo'), events: [], mayWrite: true, sealed: false });
    expect(begun.opening.clock).toMatchObject({ deadlineAt: START + 56 * MINUTE, phase: 'running' });
  });

  test('give no time beyond the end of the session but what was granted', async () => {
    const late = (await begin(WORDS, START + 100 * MINUTE)) as Begun;
    expect(late.opening.clock.deadlineAt).toBe(START + 125 * MINUTE);
  });

  test('open nothing before the start, and tell a misheard word', async () => {
    expect(await begin(WORDS, START - 1)).toEqual({ ok: false, why: 'early' });
    expect(await begin(WORDS.replace(/^\S+/, 'computer'))).toEqual({
      ok: false,
      why: 'words',
      unknown: [0],
      count: 12,
    });
    expect(await begin(wordsOf(RELEASE.map((byte) => byte ^ 1)).join(' '))).toEqual({ ok: false, why: 'wrong' });
  });
});

/** One pupil's run; without a line from before the beginning until all is handed in, or with it all the time. */
async function run(hasLine: boolean) {
  const timers = virtualTimers();
  const server = modelServer(timers, attemptIdOf('páo'));
  // No message takes any time: what a clock reads differs by the milliseconds of a line otherwise.
  server.setWeather({ drops: () => false, delayMs: () => 0, repeats: () => false });
  const clock = createServerClock(timers);
  clock.look(timers.now(), START);
  await timers.pass(MINUTE);
  const opened: (number | undefined)[] = [];
  const network = {
    ...server.network,
    open: (page: AskingPage, _: unknown, begunAt?: number) => {
      opened.push(begunAt);
      return server.network.open(page);
    },
  };
  const begun = (await beginHere(card, sealed, WORDS, clock.now())) as Begun;
  if (!hasLine) server.kill();
  const attempt = await createAttemptStore({
    opening: hasLine ? server.openingFor('trang-giấy') : begun.opening,
    writer: { name: 'trang-giấy', device: 'máy', isAlone: true, remember() {} },
    network: hasLine ? network : begunHereNetwork(network, begun.begunAt),
    shelf: memoryShelf(),
    timers,
    clock,
    read: readMessages('a', () => ({ getItem: () => null, setItem: () => {} })),
  });
  for (const [item, response] of [
    ['q1', 'o1'],
    ['q2', { s1: true, s2: false }],
    ['q1', 'o2'],
  ] as const) {
    await timers.pass(5 * MINUTE);
    attempt.answer(item, response);
  }
  attempt.submit();
  expect(server.events()).toHaveLength(hasLine ? server.events().length : 0);
  server.restart();
  await timers.pass(2 * MINUTE);
  const { unsent, sealed: isSealed, trouble } = attempt.view.getState();
  expect({ unsent, isSealed, trouble }).toEqual({ unsent: 0, isSealed: true, trouble: null });
  attempt.close();
  return { ledger: JSON.stringify(server.events()), opened };
}

test('a paper begun and handed in without a line comes to the same ledger, byte for byte, as one with a line', async () => {
  const without = await run(false);
  expect(without.ledger).toContain('"kind":"submit"');
  expect(without.ledger).toBe((await run(true)).ledger);
  expect(new Set(without.opened)).toEqual(new Set([START + MINUTE]));
});
