import { randomBytes } from 'node:crypto';
import { type AnswerFile, sealAnswers } from 'shared/attempt/answer-file.ts';
import { chain, fromBase64url, genesis, headAt } from 'shared/attempt/chain.ts';
import type { ChainedEvent, LedgerEvent } from 'shared/attempt/events.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { takeAnswerFile } from 'shared/contracts/invigilation.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { actsOf } from '../audit/index.ts';
import { ledgerOf, sealOverdue, straysOf, verifyLedgers } from '../delivery/index.ts';
import { findResult, markFinishedSessions } from '../grading/index.ts';

const HOUR = 3_600_000;
let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let attempt: string;
let opening: delivery.AttemptOpening;
let as: string;

beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'teacher', 'invigilator']);
  exam = await seedExam(product, school, { candidates: 7 });
  product.pass(HOUR);
});
afterAll(() => product.close());

let seat = 0;
beforeEach(async () => {
  as = (await product.call(delivery.candidateSignIn, { body: { code: exam.slips[seat++] ?? '' } })).cookies;
  opening = (await product.call(delivery.openAttempt, { as, body: { writer: 'page-one' } })).value;
  attempt = opening.attempt;
});

/** What a machine without a line has written: the choice, then the short answer, then "hand in". */
const written = (...kinds: ('right' | 'wrong' | 'short' | 'submit')[]): ChainedEvent[] =>
  chain(
    genesis(attempt),
    kinds.map((kind, index): LedgerEvent => {
      const at = { seq: index + 1, at: product.deps.now() };
      if (kind === 'submit') return { ...at, kind: 'submit' };
      if (kind === 'short') return { ...at, kind: 'answer', item: 'q3', response: '-1,5' };
      return { ...at, kind: 'answer', item: 'q1', response: kind === 'right' ? 'o2' : 'o1' };
    }),
  );
const fileOf = (events: readonly ChainedEvent[]): AnswerFile =>
  sealAnswers({ attempt, events }, { secret: randomBytes(32), serverKey: fromBase64url(opening.answerKey) });
const take = (
  file: AnswerFile,
  { lateReason, by = 'invigilator' }: { lateReason?: string; by?: 'invigilator' | 'teacher' } = {},
) =>
  product.call(takeAnswerFile, {
    as: school.as(by),
    params: { sessionId: exam.sessionId },
    body: { file, ...(lateReason === undefined ? {} : { lateReason }) },
  });
const send = (events: readonly ChainedEvent[]) =>
  product.call(delivery.appendEvents, {
    as,
    params: { attemptId: attempt },
    body: { writer: 'page-one', events: [...events] },
  });
const ledger = () => ledgerOf(product.deps.db, attempt);

describe('an answer file', () => {
  test('brings what the server lacks, joins what it has, and twice changes nothing', async () => {
    const events = written('right', 'short', 'submit');
    await send(events.slice(0, 1));
    expect((await take(fileOf(events))).value).toMatchObject({ number: '000001', added: 2, late: false });
    expect((await take(fileOf(events))).value).toMatchObject({ added: 0 });
    expect(await ledger()).toEqual(events);
    expect(await actsOf(product.deps.db, 'attempt.takeFile')).toHaveLength(1);
    expect((await verifyLedgers(product.deps)).faults).toEqual([]);
  });

  test('gives the very ledger that a line would have given, and a page with a line goes on after it', async () => {
    const events = written('right', 'short');
    await take(fileOf(events));
    const next = chain(headAt(events[1] as ChainedEvent), [
      { seq: 3, at: 1, kind: 'answer', item: 'q1', response: 'o3' },
    ]);
    expect((await send(next)).value).toMatchObject({ receipt: { seq: 3 } });
    expect(await ledger()).toEqual([...events, ...next]);
  });

  test('never overwrites what was written elsewhere: it is kept aside', async () => {
    await send(written('wrong'));
    const reply = await take(fileOf(written('right', 'short')));
    expect(reply.error?.code).toBe('answerFileForked');
    expect(await ledger()).toEqual(written('wrong'));
    expect((await straysOf(product.deps.db, attempt)).map(({ why }) => why)).toEqual(['chainBroken', 'chainBroken']);
  });

  test('adds nothing behind a handing-in', async () => {
    const events = written('right', 'submit', 'short');
    await send(events.slice(0, 2));
    expect((await take(fileOf(events))).error?.code).toBe('answerFileAfterSubmit');
    expect(await ledger()).toHaveLength(2);
  });

  test('that is damaged, of another server, not a ledger or not of this session is refused in words', async () => {
    const file = fileOf(written('right'));
    const stranger = sealAnswers(
      { attempt, events: written('right') },
      { secret: randomBytes(32), serverKey: randomBytes(32) },
    );
    const [, second] = written('right', 'short');
    for (const broken of [{ ...file, box: `${file.box.slice(0, -4)}AAAA` }, stranger, fileOf(second ? [second] : [])])
      expect((await take(broken)).error).toMatchObject({
        code: 'answerFileBroken',
        sentence: expect.stringMatching(/^Không mở/),
      });
    attempt = '5b4f2ad0-6d3c-4a39-8a6b-94a1a4b7f5aa';
    expect((await take(fileOf(written('right')))).error?.code).toBe('answerFileElsewhere');
  });

  test('is taken only by who watches the room', async () => {
    expect((await take(fileOf(written('right')), { by: 'teacher' })).status).toBe(403);
    expect(await ledger()).toHaveLength(0);
  });

  test('after the deadline counts only with a reason, which is audited, and is marked anew', async () => {
    const events = written('right', 'short');
    await send(events.slice(0, 1));
    product.pass(4 * HOUR);
    await sealOverdue(product.deps);
    await markFinishedSessions(product.deps);
    const result = () => findResult(product.deps.db, attempt);
    expect(await result()).toMatchObject({ revision: 1, ledgerSeq: 1 });
    const refused = await take(fileOf(events));
    expect(refused.error).toMatchObject({ code: 'answerFileLate', details: { number: '000007', events: 1 } });
    expect(await ledger()).toHaveLength(1);
    const taken = await take(fileOf(events), { lateReason: 'Mất mạng cả phòng' });
    expect(taken.value).toMatchObject({ added: 1, late: true });
    expect((await actsOf(product.deps.db, 'attempt.takeLateFile')).at(-1)?.details).toMatchObject({
      reason: 'Mất mạng cả phòng',
    });
    expect(await markFinishedSessions(product.deps)).toBe(1);
    expect(await result()).toMatchObject({ revision: 2, ledgerSeq: 2 });
  });
});
