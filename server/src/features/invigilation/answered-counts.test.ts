import fc from 'fast-check';
import { chain, genesis } from 'shared/attempt/chain.ts';
import type { ChainHead, LedgerEvent } from 'shared/attempt/events.ts';
import { fold, responseTo } from 'shared/attempt/fold.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { readBoard } from 'shared/contracts/invigilation.ts';
import { isAnswered } from 'shared/questions/is-answered.ts';
import { KIND_NAMES, parseResponse, type Response } from 'shared/questions/registry.ts';
import { ANSWERS } from 'shared/questions/testing/answers.ts';
import { expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp } from '../../testing.ts';

/** One item of every kind there is: q1 is the first. */
const itemOf = (index: number) => `q${index + 1}`;
const WRITER = 'page-one';

/** What a candidate does to one question: answers it, leaves it blank, takes the answer back, or changes its text. */
const act = fc.nat(KIND_NAMES.length - 1).chain((index) => {
  const kind = KIND_NAMES[index] ?? 'choice';
  const { answered, blank } = ANSWERS[kind];
  const response = fc.constantFrom<Response | null>(...answered, ...blank, null);
  return fc.oneof(
    {
      weight: 4,
      arbitrary: response.map((said) => ({ kind: 'answer' as const, item: itemOf(index), response: said })),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('edit' as const),
        // What an edit makes of any other kind its own schema may not read.
        item: fc.constantFrom(itemOf(KIND_NAMES.indexOf('essay')), itemOf(KIND_NAMES.indexOf('shortText'))),
        from: fc.nat(3),
        cut: fc.nat(4),
        put: fc.constantFrom('', ' ', 'Em'),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'visit' as const, item: itemOf(index) }) },
  );
});

test('the board counts of every kind of question what the fold holds an answer to, however often it asks', async () => {
  const product = await startTestApp();
  try {
    const school = await seedSchool(product, ['manager', 'teacher', 'invigilator']);
    const exam = await seedExam(product, school, { candidates: 1 });
    product.pass(60 * 60_000);
    const code = exam.slips[0] ?? '';
    const { cookies: as } = await product.call(delivery.candidateSignIn, { body: { code } });
    const { value: opened } = await product.call(delivery.openAttempt, { as, body: { writer: WRITER } });
    const params = { attemptId: opened.attempt };
    let head: ChainHead = genesis(opened.attempt);
    const ledger: LedgerEvent[] = [];

    const counted = async () => {
      const board = await product.call(readBoard, {
        as: school.as('invigilator'),
        params: { sessionId: exam.sessionId },
      });
      return board.value.seats[0]?.answered;
    };
    const expected = () => {
      const state = fold(ledger);
      return KIND_NAMES.filter((kind, index) => isAnswered(parseResponse(kind, responseTo(state, itemOf(index)))))
        .length;
    };

    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 40 }), async (acts) => {
        const events = acts.map((one, index): LedgerEvent => ({ seq: head.seq + index + 1, at: 1, ...one }));
        const chained = chain(head, events);
        const body = { writer: WRITER, events: chained };
        expect((await product.call(delivery.appendEvents, { as, params, body })).error).toBeUndefined();
        ledger.push(...events);
        const last = chained.at(-1);
        if (last) head = { seq: last.event.seq, hash: last.hash };
        expect(await counted()).toBe(expected());
      }),
      { numRuns: 25, endOnFailure: true },
    );
    // All answered, then all left blank as far as a kind can be.
    for (const what of ['answered', 'blank'] as const) {
      const events = KIND_NAMES.map((kind, index): LedgerEvent => {
        const response = ANSWERS[kind][what][0] ?? null;
        return { seq: head.seq + index + 1, at: 1, kind: 'answer', item: itemOf(index), response };
      });
      const chained = chain(head, events);
      await product.call(delivery.appendEvents, { as, params, body: { writer: WRITER, events: chained } });
      ledger.push(...events);
      head = { seq: head.seq + events.length, hash: chained.at(-1)?.hash ?? '' };
      expect(await counted()).toBe(what === 'answered' ? KIND_NAMES.length : 0);
    }
  } finally {
    await product.close();
  }
}, 120_000);
