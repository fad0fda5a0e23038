import { eq } from 'drizzle-orm';
import { chain, genesis, headAt } from 'shared/attempt/chain.ts';
import type { ChainHead, LedgerEvent } from 'shared/attempt/events.ts';
import { fold } from 'shared/attempt/fold.ts';
import * as contract from 'shared/contracts/delivery.ts';
import { TURN_HEADER } from 'shared/contracts/turn.ts';
import { Paper } from 'shared/papers/paper.ts';
import { sealLabel } from 'shared/papers/seal.ts';
import { unseal } from 'shared/papers/unseal.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { Refusal } from '../../http/failures.ts';
import { seedExam, seedSchool, startTestApp, type TestApp } from '../../testing.ts';
import { findAttempt, ledgerOf, ledgerWriter, sealAttempts, straysOf } from './index.ts';
import { ledgerEvents, strayEvents } from './tables.ts';

let product: TestApp;
let exam: Awaited<ReturnType<typeof seedExam>>;

beforeEach(async () => {
  product = await startTestApp();
  exam = await seedExam(product, await seedSchool(product, ['manager']));
});
afterEach(() => product.close());

const HOUR = 3_600_000;
const WRITER = 'page-one';
const device = 'machine-of-the-pupil';

async function signIn(seat = 0): Promise<string> {
  const reply = await product.call(contract.candidateSignIn, { body: { code: exam.slips[seat] ?? '' } });
  expect(reply.error).toBeUndefined();
  return reply.cookies;
}

async function begin(seat = 0, writer = WRITER) {
  const as = await signIn(seat);
  const { value } = await product.call(contract.openAttempt, { as, body: { writer, device } });
  return { as, ...value };
}

const answers = (head: ChainHead, ...responses: string[]) =>
  chain(
    head,
    responses.map(
      (response, index): LedgerEvent => ({ seq: head.seq + index + 1, at: 1, kind: 'answer', item: 'q1', response }),
    ),
  );

test('a slip signs a candidate in, with or without its separators, and no other code does', async () => {
  const code = exam.slips[0] ?? '';
  const typed = code.toLowerCase().replaceAll('-', ' ');
  const right = await product.call(contract.candidateSignIn, { body: { code: typed } });
  expect(right.value).toMatchObject({ number: '000001', room: 'Phòng 1', clock: { phase: 'waiting' } });
  const wrong = await product.call(contract.candidateSignIn, { body: { code: '0000-0000-0000-0000' } });
  expect(wrong).toMatchObject({ status: 401, error: { code: 'slipUnknown' } });
});

test('wrong codes of one address are limited, right ones never', async () => {
  for (let entry = 0; entry < 130; entry++) await signIn(entry % 2);
  const wrong = () => product.call(contract.candidateSignIn, { body: { code: '0000-0000-0000-0000' } });
  for (let entry = 0; entry < 120; entry++) expect((await wrong()).error?.code).toBe('slipUnknown');
  expect((await wrong()).error?.code).toBe('tooMany');
  product.pass(60_000);
  await signIn();
});

test('a rush is let in by turns: who must wait hears how many are before, and is let in by the number', async () => {
  const code = exam.slips[0] ?? '';
  const enter = (turn?: unknown) =>
    product.call(contract.candidateSignIn, {
      body: { code },
      ...(turn !== undefined && { headers: { [TURN_HEADER]: String(turn) } }),
    });
  const replies = await Promise.all(Array.from({ length: 430 }, () => enter()));
  const waiting = replies.flatMap(({ error }) => error ?? []);
  expect(new Set(waiting.map((error) => error.code))).toEqual(new Set(['waitYourTurn']));
  expect(waiting.length).toBeGreaterThan(0);
  expect(waiting.map(({ details }) => details.ahead)).toEqual(waiting.map((_, place) => place));
  expect(waiting.at(-1)?.sentence).toContain(`còn ${waiting.length - 1} bạn`);
  product.pass(100);
  const again = await Promise.all(waiting.map(({ details }) => enter(details.turn)));
  expect(again.map(({ status }) => status)).toEqual(waiting.map(() => 200));
  expect((await enter()).status).toBe(200);
});

test('a number of one node keeps its place on another, where nobody who comes new passes it', async () => {
  const second = await buildApp(product.deps);
  const enter = async (app: TestApp['app'], turn?: unknown) => {
    const reply = await app.inject({
      method: 'POST',
      url: contract.candidateSignIn.path,
      headers: { 'x-khaothi': '1', ...(turn !== undefined && { [TURN_HEADER]: String(turn) }) },
      payload: { code: exam.slips[0] },
    });
    return { status: reply.statusCode, place: reply.json().error?.details };
  };
  const replies = await Promise.all(Array.from({ length: 430 }, () => enter(product.app)));
  const waiting = replies.flatMap(({ place }) => place ?? []);
  expect(waiting.length).toBeGreaterThan(0);
  const last = waiting.at(-1);
  expect(await enter(second, last.turn)).toEqual({ status: 429, place: last });
  const newcomer = await enter(second);
  expect(newcomer.place).toEqual({ ahead: last.ahead + 1, turn: last.turn + 1 });
  product.pass(100);
  for (const { turn } of [...waiting, newcomer.place]) expect((await enter(second, turn)).status).toBe(200);
  await second.close();
});

test('the paper lies sealed before the start and opens with the key that the start gives', async () => {
  const as = await signIn();
  const sealed = await product.call(contract.readSealedPaper, { as });
  expect(sealed.bytes.toString('latin1')).not.toContain('Hai c');
  expect(await product.call(contract.openAttempt, { as, body: { writer: WRITER } })).toMatchObject({
    error: { code: 'notYetOpen' },
  });

  product.pass(HOUR);
  const { value } = await product.call(contract.openAttempt, { as, body: { writer: WRITER } });
  const plain = unseal(sealed.bytes, Buffer.from(value.paperKey ?? '', 'base64url'), sealLabel(exam.examId, '101'));
  const paper = Paper.parse(JSON.parse(Buffer.from(plain).toString()));
  expect(paper.parts.flatMap((part) => part.items.map((item) => item.id))).toEqual(['q1', 'q2', 'q3']);
});

test('whose line broke gets the rest of the paper, from the byte on that is missing', async () => {
  const as = await signIn();
  const { bytes: whole } = await product.call(contract.readSealedPaper, { as });
  const rest = async (from: number) => (await product.call(contract.readSealedPaper, { as, query: { from } })).bytes;
  expect(Buffer.concat([whole.subarray(0, 100), await rest(100)])).toEqual(whole);
  expect((await rest(whole.length)).length).toBe(0);
  const { value } = await product.call(contract.readCandidate, { as });
  expect(value.paper.bytes).toBe(whole.length);
});

test('no key and no solution is in anything a candidate can fetch', async () => {
  product.pass(HOUR);
  const { as, paperKey } = await begin();
  const sealed = await product.call(contract.readSealedPaper, { as });
  const plain = unseal(sealed.bytes, Buffer.from(paperKey ?? '', 'base64url'), sealLabel(exam.examId, '101'));
  const texts = [
    Buffer.from(plain).toString(),
    JSON.stringify((await product.call(contract.readCandidate, { as })).value),
    JSON.stringify((await product.call(contract.openAttempt, { as, body: { writer: WRITER } })).value),
  ];
  for (const text of texts) {
    expect(text).not.toContain('LOI-GIAI-BI-MAT');
    expect(text).not.toMatch(/"(key|accepted|solution|tolerance)"/);
  }
});

test('saved answers are acknowledged by a receipt that anyone can check, and a repeat changes nothing', async () => {
  product.pass(HOUR);
  const { as, attempt } = await begin();
  const events = answers(genesis(attempt), 'o1', 'o2');
  const save = () =>
    product.call(contract.appendEvents, { as, params: { attemptId: attempt }, body: { writer: WRITER, events } });

  const { value } = await save();
  expect(value.receipt).toMatchObject({ attempt, seq: 2, hash: events[1]?.hash });
  expect(product.deps.secrets.signatureIsRight(contract.receiptText(value.receipt), value.receipt.signature)).toBe(
    true,
  );
  expect((await save()).value.receipt.seq).toBe(2);
  expect(fold((await ledgerOf(product.deps.db, attempt)).map(({ event }) => event)).answers.q1?.response).toBe('o2');
});

test('many batches at once, repeated and overlapping, end as one unbroken ledger', async () => {
  product.pass(HOUR);
  const { as, attempt } = await begin();
  const events = answers(genesis(attempt), ...Array.from({ length: 40 }, (_, index) => `o${index % 4}`));
  const batches = Array.from({ length: 12 }, (_, index) => events.slice(0, 1 + index * 3));
  await Promise.all(
    [...batches, ...batches].map((batch) =>
      product.call(contract.appendEvents, {
        as,
        params: { attemptId: attempt },
        body: { writer: WRITER, events: batch },
      }),
    ),
  );
  expect(await ledgerOf(product.deps.db, attempt)).toEqual(events.slice(0, 34));
});

test('one attempt has only so many batches under way; another is not held up', async () => {
  product.pass(HOUR);
  const [greedy, other] = [await begin(0), await begin(1)];
  const writer = ledgerWriter(product.deps);
  const batch = { writer: WRITER, events: answers(genesis(greedy.attempt), 'o1') };
  const outcomes = await Promise.all([
    ...Array.from({ length: 40 }, () => writer.append(greedy.attempt, batch)),
    writer.append(other.attempt, { writer: WRITER, events: answers(genesis(other.attempt), 'o1') }),
  ]);
  expect(outcomes.filter((outcome) => outcome instanceof Refusal && outcome.code === 'tooMany')).toHaveLength(8);
  expect(outcomes.at(-1)).toMatchObject({ receipt: { seq: 1 } });
  expect(await writer.append(greedy.attempt, batch)).toMatchObject({ receipt: { seq: 1 } });
});

test('what strays is kept however late, up to a number of rows; what finds no room is counted, a repeat is not', async () => {
  product.pass(HOUR);
  const { attempt } = await begin();
  const writer = ledgerWriter(product.deps);
  const stray = (nth: number) =>
    writer.append(attempt, {
      writer: 'another-page',
      events: answers(genesis(attempt), ...Array.from({ length: 200 }, (_, index) => `o${nth} ${index}`)),
    });
  for (let nth = 0; nth < 11; nth++) expect(await stray(nth)).toMatchObject({ code: 'notWriter' });
  expect(await straysOf(product.deps.db, attempt)).toHaveLength(2_000);

  const dropped = async () => (await findAttempt(product.deps.db, attempt))?.straysDropped;
  expect(await dropped()).toBe(200);
  await stray(0);
  expect(await dropped()).toBe(200);

  await product.deps.db.delete(strayEvents);
  await sealAttempts(product.deps.db, [attempt], { by: 'staff', now: product.deps.now() });
  product.pass(30 * 24 * HOUR);
  await stray(20);
  expect(await straysOf(product.deps.db, attempt)).toHaveLength(200);
  expect(await dropped()).toBe(200);
});

test('a gap is told with the number that is missing, and filling it goes on', async () => {
  product.pass(HOUR);
  const { as, attempt } = await begin();
  const events = answers(genesis(attempt), 'o1', 'o2', 'o3');
  const send = (batch: typeof events) =>
    product.call(contract.appendEvents, {
      as,
      params: { attemptId: attempt },
      body: { writer: WRITER, events: batch },
    });
  expect(await send(events.slice(1))).toMatchObject({
    status: 409,
    error: { code: 'eventGap', details: { expected: 1 } },
  });
  expect((await send(events)).value.receipt.seq).toBe(3);
});

test('a second page takes over; what the first still sends is kept beside the ledger and overwrites nothing', async () => {
  product.pass(HOUR);
  const { as, attempt } = await begin();
  const [first] = answers(genesis(attempt), 'o1');
  if (!first) throw new Error('no event');
  await product.call(contract.appendEvents, {
    as,
    params: { attemptId: attempt },
    body: { writer: WRITER, events: [first] },
  });

  const second = await product.call(contract.takeOverAttempt, {
    as,
    params: { attemptId: attempt },
    body: { writer: 'page-two', device },
  });
  expect(second.value.events).toEqual([first]);
  const late = answers(headAt(first), 'o3');
  const refused = await product.call(contract.appendEvents, {
    as,
    params: { attemptId: attempt },
    body: { writer: WRITER, events: late },
  });
  expect(refused).toMatchObject({ status: 409, error: { code: 'notWriter' } });
  expect(await ledgerOf(product.deps.db, attempt)).toEqual([first]);
  expect(await straysOf(product.deps.db, attempt)).toMatchObject([{ why: 'notWriter', writer: WRITER }]);
});

test('without a socket a hand goes up over HTTP with its word, keeps its time however often it is said, and comes down', async () => {
  product.pass(HOUR);
  const { as, attempt } = await begin();
  const other = await begin(1);
  const hand = (body: { up: boolean; why?: contract.HandReason }, who = as) =>
    product.call(contract.raiseHand, { as: who, params: { attemptId: attempt }, body });
  const stands = async () => {
    const found = await findAttempt(product.deps.db, attempt);
    return [found?.handRaisedAt?.getTime() ?? null, found?.handWhy];
  };
  const since = product.deps.now();
  expect((await hand({ up: true, why: 'sound' })).error).toBeUndefined();
  expect(await stands()).toEqual([since, 'sound']);
  product.pass(30_000);
  await hand({ up: true, why: 'leave' });
  expect(await stands()).toEqual([since, 'leave']);
  expect((await hand({ up: false }, other.as)).error?.code).toBe('forbidden');
  expect((await hand({ up: true, why: 'bored' as contract.HandReason })).error?.code).toBe('badRequest');
  expect(await stands()).toEqual([since, 'leave']);
  await hand({ up: false });
  expect(await stands()).toEqual([null, null]);
});

test('events off the chain are refused and kept aside', async () => {
  product.pass(HOUR);
  const { as, attempt } = await begin();
  const [event] = answers(genesis(attempt), 'o1');
  if (!event) throw new Error('no event');
  const forged = [{ ...event, event: { ...event.event, response: 'o4' } as LedgerEvent }];
  const reply = await product.call(contract.appendEvents, {
    as,
    params: { attemptId: attempt },
    body: { writer: WRITER, events: forged },
  });
  expect(reply).toMatchObject({ status: 409, error: { code: 'chainBroken' } });
  expect(await product.deps.db.select().from(ledgerEvents).where(eq(ledgerEvents.attemptId, attempt))).toEqual([]);
});

test('handing in seals: nothing after it counts, and a repeat of it is still acknowledged', async () => {
  product.pass(HOUR);
  const { as, attempt } = await begin();
  const [answer] = answers(genesis(attempt), 'o2');
  if (!answer) throw new Error('no event');
  const [submit] = chain(headAt(answer), [{ seq: 2, at: 2, kind: 'submit' }]);
  if (!submit) throw new Error('no event');
  const send = (events: (typeof answer)[]) =>
    product.call(contract.appendEvents, { as, params: { attemptId: attempt }, body: { writer: WRITER, events } });

  expect((await send([answer, submit])).value).toMatchObject({ sealed: true, receipt: { seq: 2 } });
  expect((await send([answer, submit])).value.sealed).toBe(true);
  expect(await send(answers(headAt(submit), 'o4'))).toMatchObject({ status: 409, error: { code: 'attemptSealed' } });
  expect((await findAttempt(product.deps.db, attempt))?.sealedBy).toBe('submit');
});

test('an answer after the deadline and its grace is refused in words and kept aside', async () => {
  product.pass(HOUR);
  const { as, attempt } = await begin();
  product.pass(90 * 60_000 + 16_000);
  const events = answers(genesis(attempt), 'o2');
  const reply = await product.call(contract.appendEvents, {
    as,
    params: { attemptId: attempt },
    body: { writer: WRITER, events },
  });
  expect(reply).toMatchObject({ status: 409, error: { code: 'afterDeadline' } });
  expect(reply.error?.sentence).toContain('hết giờ');
  expect(await straysOf(product.deps.db, attempt)).toHaveLength(1);
});

test("nobody writes into another's attempt", async () => {
  product.pass(HOUR);
  const { attempt } = await begin(0);
  const other = await signIn(1);
  const reply = await product.call(contract.appendEvents, {
    as: other,
    params: { attemptId: attempt },
    body: { writer: WRITER, events: answers(genesis(attempt), 'o2') },
  });
  expect(reply).toMatchObject({ status: 403, error: { code: 'forbidden' } });
});

test('a malformed batch is refused with the place that is wrong', async () => {
  product.pass(HOUR);
  const { as, attempt } = await begin();
  const reply = await product.call(contract.appendEvents, {
    as,
    params: { attemptId: attempt },
    body: { writer: WRITER, events: [{ event: { seq: 1, at: 1, kind: 'answer', item: 'q1' }, hash: 'x' }] as never },
  });
  expect(reply).toMatchObject({ status: 400, error: { code: 'badRequest' } });
  expect(reply.error?.sentence).toContain('events');
});
