import fc from 'fast-check';
import { chain, firstBreak, genesis, headAt } from 'shared/attempt/chain.ts';
import type { ChainedEvent, ChainHead, LedgerEvent } from 'shared/attempt/events.ts';
import { expect, test } from 'vitest';
import { type Batch, judgeBatch, type Stand, type Verdict } from './judge-batch.ts';

const ATTEMPT = '0198c1de-0000-7000-8000-000000000001';
const TIMES = { startsAt: 0, baseDeadlineAt: 1_000, extraMs: 0, pausedMs: 0, pausedSince: null };

/** The server as far as `judgeBatch` decides it: what it judges fresh is in the ledger, nothing else is. */
function modelServer() {
  const ledger: ChainedEvent[] = [];
  const stray = new Set<string>();
  let writer = 'page-one';
  const head = (): ChainHead => {
    const last = ledger.at(-1);
    return last ? headAt(last) : genesis(ATTEMPT);
  };
  return {
    ledger,
    writer: () => writer,
    stray,
    takeOver(by: string) {
      writer = by;
      return [...ledger];
    },
    take(batch: Batch, now: number): Verdict {
      const stand: Stand = { head: head(), writer, isSealed: ledger.at(-1)?.event.kind === 'submit', times: TIMES };
      const lastKnown = batch.events.filter(({ event }) => event.seq <= stand.head.seq).at(-1);
      const verdict = judgeBatch(stand, batch, lastKnown && ledger[lastKnown.event.seq - 1]?.hash, now);
      ledger.push(...verdict.fresh);
      for (const { hash } of verdict.stray) stray.add(hash);
      return verdict;
    },
  };
}

/** A page: writes its own chain, whether or not the server hears of it. */
interface Page {
  readonly name: string;
  events: ChainedEvent[];
}

const pageHead = ({ events }: Page) => {
  const last = events.at(-1);
  return last ? headAt(last) : genesis(ATTEMPT);
};

function write(page: Page, response: string, submits: boolean): void {
  const head = pageHead(page);
  const base = { seq: head.seq + 1, at: 1 };
  const event: LedgerEvent = submits
    ? { ...base, kind: 'submit' }
    : { ...base, kind: 'answer', item: 'q1', response: `${page.name} ${response}` };
  page.events.push(...chain(head, [event]));
}

const PAGES = ['page-one', 'page-two'];
const page = fc.nat({ max: 1 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** What may happen, in any order: a batch that is never delivered is one that is never generated. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('write'), page, times: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('submit'), page }) },
  // Any stretch of what a page has written: overlaps, repeats, gaps and old batches that come late.
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('send'), page, from: share, to: share, late: fc.boolean() }) },
  // What no page of ours sends: events of both chains mixed in any order.
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('sendMixed'), page, picks: fc.array(share, { maxLength: 6 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('takeOver'), page }) },
);

const PROPERTY = { numRuns: 400 };

test('however batches are dropped, repeated, reordered, overlapped and sent by two pages, the ledger is one chain that holds all that was acknowledged', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 1, maxLength: 60, size: 'max' }), (happenings) => {
      const server = modelServer();
      const pages: Page[] = PAGES.map((name) => ({ name, events: [] }));
      const acknowledged = new Map<string, ChainedEvent>();

      const send = (from: Page, events: readonly ChainedEvent[], now: number) => {
        if (events.length === 0) return;
        const before = server.ledger.length;
        const verdict = server.take({ writer: from.name, events }, now);
        if (from.name !== server.writer()) expect(verdict.fresh, 'a page that only watches wrote').toEqual([]);
        if (verdict.refusal) expect(server.ledger.length, 'a refused batch wrote').toBe(before);
        else for (const event of events) if (!verdict.stray.includes(event)) acknowledged.set(event.hash, event);
        for (const event of events)
          if (verdict.refusal === null || verdict.stray.length > 0)
            expect(
              server.stray.has(event.hash) || server.ledger.some(({ hash }) => hash === event.hash),
              'an event is neither in the ledger nor kept aside',
            ).toBe(true);
      };

      for (const step of happenings) {
        const from = pages[step.page] as Page;
        if (step.kind === 'write' && 'times' in step)
          for (let n = 0; n < step.times; n++) write(from, String(from.events.length), false);
        else if (step.kind === 'submit') write(from, '', true);
        else if (step.kind === 'takeOver') from.events = server.takeOver(from.name);
        else if ('from' in step) {
          const [low, high] = [step.from, step.to]
            .map((part) => Math.round(part * from.events.length))
            .sort((a, b) => a - b);
          // The grace is 15 s behind the deadline at 1 s; what is late counts for nothing.
          send(from, from.events.slice(low, high), step.late ? 16_001 : 500);
        } else if ('picks' in step) {
          const all = pages.flatMap(({ events }) => events);
          send(
            from,
            step.picks.flatMap((pick) => all[Math.floor(pick * all.length)] ?? []),
            500,
          );
        }
        expect(firstBreak(genesis(ATTEMPT), server.ledger), 'the chain is broken').toBeNull();
        for (const [hash, { event }] of acknowledged)
          expect(server.ledger[event.seq - 1]?.hash, 'an acknowledged event is gone').toBe(hash);
        const end = server.ledger.findIndex(({ event }) => event.kind === 'submit');
        if (end >= 0) expect(server.ledger.length, 'something stands behind the end').toBe(end + 1);
      }
    }),
    PROPERTY,
  );
});

test('whatever was lost or doubled on the way, sending everything once more saves everything', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(share, share), { maxLength: 20, size: 'max' }),
      fc.integer({ min: 1, max: 30 }),
      (cuts, length) => {
        const server = modelServer();
        const only: Page = { name: 'page-one', events: [] };
        for (let n = 0; n < length; n++) write(only, String(n), n === length - 1);
        for (const [one, other] of cuts) {
          const [low = 0, high = 0] = [one, other].map((part) => Math.round(part * length)).sort((a, b) => a - b);
          if (high > low) server.take({ writer: only.name, events: only.events.slice(low, high) }, 500);
        }
        expect(server.take({ writer: only.name, events: only.events }, 500).refusal).toBeNull();
        expect(server.ledger).toEqual(only.events);
      },
    ),
    PROPERTY,
  );
});

test('a batch is not acknowledged for its last event when an earlier one is of another chain', () => {
  const server = modelServer();
  const [one, other]: Page[] = PAGES.map((name) => ({ name, events: [] }));
  if (!one || !other) throw new Error('two pages');
  for (const each of [one, other]) for (let n = 0; n < 3; n++) write(each, String(n), false);
  server.take({ writer: one.name, events: one.events }, 500);
  const mixed = [other.events[1], one.events[2]].filter((event) => event !== undefined);
  expect(server.take({ writer: one.name, events: mixed }, 500).refusal?.code).toBe('chainBroken');
});

test('a gap is told apart from a broken chain: the page sends what is missing, and nothing is kept aside', () => {
  const server = modelServer();
  const only: Page = { name: 'page-one', events: [] };
  for (let n = 0; n < 3; n++) write(only, String(n), false);
  const verdict = server.take({ writer: only.name, events: only.events.slice(1) }, 500);
  expect(verdict).toEqual({ fresh: [], stray: [], refusal: { code: 'eventGap', details: { expected: 1 } } });
});

test('a batch out of order loses nothing: what is new is kept aside, wherever it stands', () => {
  const server = modelServer();
  const only: Page = { name: 'page-one', events: [] };
  write(only, '', true);
  server.take({ writer: only.name, events: only.events }, 500);
  write(only, 'after the end', false);
  const verdict = server.take({ writer: only.name, events: only.events.toReversed() }, 500);
  expect(verdict).toMatchObject({ stray: [only.events[1]], refusal: { code: 'attemptSealed' } });
});
