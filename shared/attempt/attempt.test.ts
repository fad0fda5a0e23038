import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, type Json } from './canonical.ts';
import { base64url, chain, firstBreak, fromBase64url, genesis, hashText, headAt } from './chain.ts';
import { type AttemptTimes, baseDeadline, clockOffset, deadlineAt, GRACE_MS, phaseAt, takesAnswers } from './clock.ts';
import type { LedgerEvent } from './events.ts';
import { apply, EMPTY_ATTEMPT, fold } from './fold.ts';
import { verifyLedger } from './verify.ts';

const ATTEMPT = '0f8fad5b-d9cb-469f-a165-70867728950e';

const item = fc.constantFrom('q1', 'q2', 'q3');
const act = fc.oneof(
  fc.record({ kind: fc.constant('answer' as const), item, response: fc.constantFrom('o1', 'o2', null) }),
  fc.record({ kind: fc.constant('flag' as const), item, on: fc.boolean() }),
  fc.record({ kind: fc.constant('visit' as const), item }),
  fc.record({ kind: fc.constant('play' as const), media: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)) }),
);
const ledger = fc
  .array(act, { minLength: 1, maxLength: 30 })
  .map((acts) => acts.map((said, index): LedgerEvent => ({ ...said, seq: index + 1, at: index })));

describe('canonical JSON', () => {
  test('is the same whatever the order of keys, and says nothing of undefined members', () => {
    expect(canonical({ b: 1, a: [true, null], c: undefined })).toBe('{"a":[true,null],"b":1}');
    expect(canonical({ a: [true, null], b: 1 })).toBe('{"a":[true,null],"b":1}');
  });

  test('survives a trip through JSON, as a database makes it', () => {
    fc.assert(
      fc.property(
        fc.jsonValue().filter((value) => !/\d{16}|e\+/.test(JSON.stringify(value))),
        (value) => {
          const spelled = canonical(JSON.parse(JSON.stringify(value)) as Json);
          expect(canonical(JSON.parse(spelled) as Json)).toBe(spelled);
        },
      ),
    );
  });

  test('refuses numbers without one spelling', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60])
      expect(() => canonical(value)).toThrow(RangeError);
  });
});

describe('the chain', () => {
  test('is SHA-256 in base64url, begun by the id of the attempt', () => {
    // SHA-256 of "abc", FIPS 180-2 appendix B.1.
    expect(hashText('abc')).toBe(
      base64url(Buffer.from('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 'hex')),
    );
    expect(genesis(ATTEMPT).hash).not.toBe(genesis('another').hash);
  });

  test('base64url agrees with Node for bytes of any length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        expect(base64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64url(base64url(bytes))).toEqual(bytes);
      }),
    );
  });

  test('shows any change of any event, and any event that is dropped or moved', () => {
    fc.assert(
      fc.property(ledger, fc.nat(), (events, pick) => {
        const chained = chain(genesis(ATTEMPT), events);
        expect(firstBreak(genesis(ATTEMPT), chained)).toBeNull();
        const at = pick % chained.length;
        const changed = chained.map((one, index) =>
          index === at ? { ...one, event: { ...one.event, at: 999_999 } } : one,
        );
        expect(firstBreak(genesis(ATTEMPT), changed)?.event.seq).toBe(at + 1);
        if (at < chained.length - 1)
          expect(firstBreak(genesis(ATTEMPT), chained.toSpliced(at, 1))?.event.seq).toBe(at + 2);
      }),
    );
  });
});

describe('the fold', () => {
  test('keeps the last response of each item and says how often it was revised', () => {
    const events: LedgerEvent[] = [
      { seq: 1, at: 10, kind: 'open' },
      { seq: 2, at: 20, kind: 'answer', item: 'q1', response: 'o1' },
      { seq: 3, at: 30, kind: 'flag', item: 'q1', on: true },
      { seq: 4, at: 40, kind: 'answer', item: 'q1', response: 'o2' },
      { seq: 5, at: 50, kind: 'flag', item: 'q1', on: false },
    ];
    expect(fold(events)).toMatchObject({
      openedAt: 10,
      answers: { q1: { response: 'o2', at: 40, seq: 4, revisions: 2 } },
      flagged: {},
      plays: {},
      submittedAt: null,
    });
  });

  test('of a whole ledger is what its events make one by one, each leaving the state before it alone', () => {
    const ended = fc
      .tuple(ledger, fc.nat(30))
      .map(([events, at]): LedgerEvent[] => [
        { seq: 1, at: 0, kind: 'open' },
        ...events.map((event): LedgerEvent => (event.seq === at ? { seq: at, at, kind: 'submit' } : event)),
      ]);
    fc.assert(
      fc.property(ended, (events) => {
        let state = EMPTY_ATTEMPT;
        for (const event of events) {
          const before = structuredClone(state);
          const after = apply(state, event);
          expect(state).toEqual(before);
          state = after;
        }
        expect(fold(events)).toEqual(state);
        expect(EMPTY_ATTEMPT).toEqual(fold([]));
      }),
    );
  });

  test('keeps every answer of the longest paper that ids have room for', () => {
    const events = Array.from(
      { length: 9999 },
      (_, n): LedgerEvent => ({
        seq: n + 1,
        at: n,
        kind: 'answer',
        item: `q${n + 1}`,
        response: `o${n}`,
      }),
    );
    const { answers } = fold(events);
    expect(Object.keys(answers)).toHaveLength(9999);
    expect(answers.q9999).toEqual({ response: 'o9998', at: 9998, seq: 9999, revisions: 1 });
  });

  test('counts plays of five hundred sounds and films, and not of ever more', () => {
    const play = (n: number): LedgerEvent => ({
      seq: n + 1,
      at: n,
      kind: 'play',
      media: (n % 600).toString(16).padStart(64, '0'),
    });
    const state = fold(Array.from({ length: 1200 }, (_, n) => play(n)));
    expect(Object.values(state.plays)).toEqual(Array.from({ length: 500 }, () => 2));
    expect(apply(state, play(599)).plays).toEqual(state.plays);
  });

  test('is sealed by submitting: whatever follows changes nothing', () => {
    fc.assert(
      fc.property(ledger, ledger, (before, after) => {
        const submit: LedgerEvent = { seq: before.length + 1, at: 5, kind: 'submit' };
        expect(fold([...before, submit, ...after])).toEqual(fold([...before, submit]));
      }),
    );
  });

  test('is the same on both sides, whether events come one by one or through the database', () => {
    fc.assert(
      fc.property(ledger, (events) => {
        expect(fold(JSON.parse(canonical(events as unknown as Json)) as LedgerEvent[])).toEqual(fold(events));
      }),
    );
  });
});

describe('the clock of an attempt', () => {
  const times: AttemptTimes = { startsAt: 1_000, baseDeadlineAt: 61_000, extraMs: 0, pausedMs: 0, pausedSince: null };

  test.each([
    ['before the start', { now: 999 }, 'waiting'],
    ['at the start', { now: 1_000 }, 'running'],
    ['in the last millisecond', { now: 60_999 }, 'running'],
    ['at the deadline', { now: 61_000 }, 'over'],
    ['with extra time', { now: 61_000, extraMs: 5_000 }, 'running'],
    ['while paused, even after the deadline', { now: 99_000, pausedSince: 60_000 }, 'paused'],
  ] as const)('%s it is %s', (_, { now, ...change }, phase) => {
    expect(phaseAt({ ...times, ...change }, now)).toBe(phase);
  });

  test('a pause costs no second, however long it lasts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 60_999 }), fc.nat(10_000_000), (from, lasts) => {
        const left = deadlineAt(times, from) - from;
        const paused = { ...times, pausedSince: from };
        expect(deadlineAt(paused, from + lasts) - (from + lasts)).toBe(left);
        const resumed = { ...times, pausedMs: lasts };
        expect(deadlineAt(resumed, from + lasts) - (from + lasts)).toBe(left);
      }),
    );
  });

  test('takes a batch that was under way, and no later one', () => {
    expect(takesAnswers(times, 61_000 + GRACE_MS)).toBe(true);
    expect(takesAnswers(times, 61_001 + GRACE_MS)).toBe(false);
    expect(takesAnswers(times, 999)).toBe(false);
  });

  test('ends with the session for those who come late', () => {
    expect(baseDeadline(0, 60, 100_000)).toBe(60_000);
    expect(baseDeadline(70_000, 60, 100_000)).toBe(100_000);
  });

  test('is measured by the sample with the shortest round trip', () => {
    expect(clockOffset([])).toBeNull();
    const slow = { sentAt: 0, receivedAt: 1_000, serverNow: 5_900 };
    const fast = { sentAt: 2_000, receivedAt: 2_020, serverNow: 7_010 };
    expect(clockOffset([slow, fast])).toBe(5_000);
  });
});

describe('verifying a ledger', () => {
  const events = chain(genesis(ATTEMPT), [
    { seq: 1, at: 1, kind: 'open' },
    { seq: 2, at: 2, kind: 'submit' },
  ]);
  const head = headAt(events[1] as (typeof events)[number]);
  const record = { attempt: ATTEMPT, events, head, receipt: { at: 3, signature: 'right' } };
  const isSigned = ({ signature }: { signature: string }) => signature === 'right';

  test.each([
    ['an untouched ledger', record, null],
    ['an empty one', { ...record, events: [], head: genesis(ATTEMPT), receipt: null }, null],
    ['a dropped end', { ...record, events: events.slice(0, 1) }, { seq: 2, why: 'missing' }],
    [
      'an event behind the head',
      { ...record, head: headAt(events[0] as (typeof events)[number]) },
      { seq: 2, why: 'added' },
    ],
    ['a forged receipt', { ...record, receipt: { at: 3, signature: 'wrong' } }, { seq: null, why: 'receiptForged' }],
    ['no receipt', { ...record, receipt: null }, { seq: null, why: 'receiptMissing' }],
    ['another head', { ...record, head: { ...head, hash: hashText('else') } }, { seq: null, why: 'headMoved' }],
  ])('%s', (_, given, fault) => {
    expect(verifyLedger(given, isSigned)).toEqual(fault && { attempt: ATTEMPT, ...fault });
  });
});
