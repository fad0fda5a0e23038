import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { chain, firstBreak, genesis, headAt } from 'shared/attempt/chain.ts';
import type { ChainedEvent, LedgerEvent } from 'shared/attempt/events.ts';
import { fold } from 'shared/attempt/fold.ts';
import { verifyLedger } from 'shared/attempt/verify.ts';
import { receiptText } from 'shared/contracts/delivery.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../db/db.ts';
import { freshDatabase } from '../../db/testing.ts';
import { Refusal } from '../../http/failures.ts';
import { newSecrets, secretsOf } from '../../secrets.ts';
import { findAttempt, ledgerOf, ledgerRecords, ledgerWriter, sealAttempts, straysOf } from './index.ts';
import { signed } from './ledger-writer.ts';
import { attempts } from './tables.ts';

const secrets = secretsOf(newSecrets());
const NOW = Date.UTC(2026, 10, 23);
let database: Database;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

async function freshAttempt(writer: string): Promise<string> {
  const id = randomUUID();
  await database.db.insert(attempts).values({
    id,
    candidateId: randomUUID(),
    sessionId: randomUUID(),
    examId: randomUUID(),
    roomId: randomUUID(),
    formCode: '101',
    startedAt: new Date(NOW),
    headHash: genesis(id).hash,
    writer,
    writesSince: new Date(NOW),
    startsAt: new Date(NOW - 1),
    baseDeadlineAt: new Date(NOW + 3_600_000),
  });
  return id;
}

/** A page with its own chain, whatever the servers know of it. */
interface Page {
  readonly name: string;
  events: ChainedEvent[];
  /** How many of them it has a receipt for. */
  kept: number;
}

const PAGES = ['page-one', 'page-two'];
const page = fc.nat({ max: 1 });
const node = fc.nat({ max: 1 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

/**
 * What may happen to one candidate's attempt between two pages and two nodes. Several sends in one step are under way at
 * once, in any order and to either node; `hears: false` loses the reply, as a cut line or a reload does.
 */
const send = fc.record({
  page,
  node,
  /** Null: from the first that this page has no receipt for, as the player does. */
  from: fc.option(share, { freq: 3 }),
  to: fc.oneof(fc.constant(1), share),
  hears: fc.boolean(),
});
const step = fc.oneof(
  {
    weight: 25,
    arbitrary: fc.record({ kind: fc.constant('write' as const), page, times: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 45,
    arbitrary: fc.record({ kind: fc.constant('send' as const), sends: fc.array(send, { minLength: 1, maxLength: 4 }) }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('reload' as const), page }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('takeOver' as const), page }) },
  // A new writer knows nothing of what the one before it believed; what that one had under way may still be kept.
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('killNode' as const), node }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('submit' as const), page }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('seal' as const) }) },
);

test('whatever is dropped, delayed, doubled, reordered, reloaded, written by two pages or killed, every acknowledged event is in the graded fold, and the fold is the same everywhere', async () => {
  let everAcknowledged = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40, size: 'max' }), async (steps) => {
      const deps = { db: database.db, secrets, now: () => NOW };
      const nodes = [ledgerWriter(deps), ledgerWriter(deps)];
      const pages: Page[] = PAGES.map((name) => ({ name, events: [], kept: 0 }));
      const id = await freshAttempt(PAGES[0] ?? '');
      const acknowledged = new Map<string, ChainedEvent>();
      let writer = PAGES[0] ?? '';
      let isSealed = false;
      let keptSoFar = 0;

      /** The pen and the seal hold on whichever node, whatever it believed. */
      const checkFresh = async () => {
        const fresh = (await ledgerOf(database.db, id)).slice(keptSoFar);
        keptSoFar += fresh.length;
        if (isSealed) expect(fresh, 'something was written behind the seal').toEqual([]);
        for (const { event } of fresh)
          if (event.kind === 'answer') expect(String(event.response), 'a page without the pen wrote').toContain(writer);
      };

      const write = (one: Page, kind: 'answer' | 'submit') => {
        const last = one.events.at(-1);
        const head = last ? headAt(last) : genesis(id);
        const base = { seq: head.seq + 1, at: NOW };
        const event: LedgerEvent =
          kind === 'submit'
            ? { ...base, kind }
            : { ...base, kind, item: `q${1 + (head.seq % 3)}`, response: `${one.name} ${one.events.length}` };
        one.events.push(...chain(head, [event]));
      };

      const reload = async (one: Page) => {
        one.events = await ledgerOf(database.db, id);
        one.kept = one.events.length;
      };

      const deliver = async ({
        page: from,
        node: to,
        from: low,
        to: high,
        hears,
      }: {
        page: number;
        node: number;
        from: number | null;
        to: number;
        hears: boolean;
      }) => {
        const sender = pages[from] as Page;
        const { name, events: all } = sender;
        const [begin, end] = [
          low === null ? sender.kept : Math.round(low * all.length),
          Math.round(high * all.length),
        ].sort((a, b) => a - b);
        const events = all.slice(begin, end);
        if (events.length === 0) return;
        const outcome = await nodes[to]?.append(id, { writer: name, events });
        if (!outcome || outcome instanceof Refusal || !hears) return;
        const { receipt } = signed(secrets, outcome);
        expect(secrets.signatureIsRight(receiptText(receipt), receipt.signature)).toBe(true);
        if (sender.events[receipt.seq - 1]?.hash === receipt.hash) sender.kept = Math.max(sender.kept, receipt.seq);
        for (const event of events) if (event.event.seq <= receipt.seq) acknowledged.set(event.hash, event);
      };

      for (const one of steps) {
        if (one.kind === 'write') for (let n = 0; n < one.times; n++) write(pages[one.page] as Page, 'answer');
        else if (one.kind === 'submit') write(pages[one.page] as Page, 'submit');
        else if (one.kind === 'send') await Promise.all(one.sends.map(deliver)).then(checkFresh);
        else if (one.kind === 'reload') await reload(pages[one.page] as Page);
        else if (one.kind === 'killNode') nodes[one.node] = ledgerWriter(deps);
        else if (one.kind === 'seal') {
          await sealAttempts(database.db, [id], { by: 'staff', now: NOW });
          isSealed = true;
        } else {
          const taker = pages[one.page] as Page;
          writer = taker.name;
          await database.db.update(attempts).set({ writer: taker.name }).where(eq(attempts.id, id));
          await reload(taker);
        }
      }
      await Promise.all(nodes.map((one) => one.drain()));

      const ledger = await ledgerOf(database.db, id);
      const attempt = await findAttempt(database.db, id);
      if (!attempt) throw new Error('the attempt is gone');
      expect(firstBreak(genesis(id), ledger), 'the chain is broken').toBeNull();
      everAcknowledged += acknowledged.size;
      for (const [hash, { event }] of acknowledged)
        expect(ledger[event.seq - 1]?.hash, 'an acknowledged event is gone').toBe(hash);
      const [record] = await ledgerRecords(database.db, [attempt]);
      if (!record) throw new Error('no record');
      expect(
        verifyLedger(record, (receipt) => secrets.signatureIsRight(receiptText(receipt), receipt.signature)),
      ).toBeNull();
      const submit = ledger.findIndex(({ event }) => event.kind === 'submit');
      if (submit >= 0) expect(ledger.length, 'something stands behind the end').toBe(submit + 1);

      // Whoever holds as many events of the ledger sees the same: the page that wrote them, the database, the marker.
      const graded = fold(ledger.map(({ event }) => event));
      const holder = pages.find(({ events }) => events[ledger.length - 1]?.hash === ledger.at(-1)?.hash);
      if (holder && ledger.length > 0)
        expect(fold(holder.events.slice(0, ledger.length).map(({ event }) => event))).toEqual(graded);
    }),
    { numRuns: 40 },
  );
  expect(everAcknowledged, 'hardly anything ever happened').toBeGreaterThan(20);
}, 120_000);

test.each([
  ['took over', () => ({ writer: 'page-two' }), 'notWriter'],
  ['sealed', () => ({ sealedAt: new Date(NOW), sealedBy: 'staff' as const }), 'attemptSealed'],
])('a node that has not heard that somebody %s writes nothing on what it believes', async (_, change, code) => {
  const node = ledgerWriter({ db: database.db, secrets, now: () => NOW });
  const id = await freshAttempt('page-one');
  const [first, second] = chain(genesis(id), [
    { seq: 1, at: NOW, kind: 'open' },
    { seq: 2, at: NOW, kind: 'visit', item: 'q1' },
  ]);
  if (!first || !second) throw new Error('two events');
  expect(await node.append(id, { writer: 'page-one', events: [first] })).toMatchObject({ receipt: { seq: 1 } });
  await database.db.update(attempts).set(change()).where(eq(attempts.id, id));
  expect(await node.append(id, { writer: 'page-one', events: [second] })).toMatchObject({ code });
  expect(await ledgerOf(database.db, id)).toEqual([first]);
  expect(await straysOf(database.db, id)).toMatchObject([{ why: code, hash: second.hash }]);
});

test('two nodes that write one attempt in turn neither lose nor double an event', async () => {
  const deps = { db: database.db, secrets, now: () => NOW };
  const nodes = [ledgerWriter(deps), ledgerWriter(deps)];
  const id = await freshAttempt('page-one');
  const events = chain(
    genesis(id),
    Array.from({ length: 20 }, (_, n): LedgerEvent => ({ seq: n + 1, at: NOW, kind: 'visit', item: `q${n + 1}` })),
  );
  for (const [index, event] of events.entries()) {
    // The reply of one node was lost: the other hears the same once more, beside what comes next.
    const batch = { writer: 'page-one', events: events.slice(Math.max(0, index - (index % 3)), index + 1) };
    const outcomes = await Promise.all(nodes.map((node) => node.append(id, batch)));
    for (const outcome of outcomes) expect(outcome).toMatchObject({ receipt: { seq: event.event.seq } });
  }
  expect(await ledgerOf(database.db, id)).toEqual(events);
  expect(await straysOf(database.db, id)).toEqual([]);
});

test('while the database is away or its disk is full every batch hears so at once, and afterwards all goes on', async () => {
  let asked = 0;
  let full = true;
  // The driver at the moment of a full disk; everything else is the database as it is.
  const db = new Proxy(database.db, {
    get(target, name) {
      if (full && (name === 'execute' || name === 'transaction'))
        return async () => {
          asked += 1;
          throw Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' });
        };
      return Reflect.get(target, name);
    },
  });
  const node = ledgerWriter({ db, secrets, now: () => NOW });
  const ids = await Promise.all(Array.from({ length: 32 }, () => freshAttempt('page-one')));
  const send = () =>
    Promise.allSettled(
      ids.map((id) =>
        node.append(id, { writer: 'page-one', events: chain(genesis(id), [{ seq: 1, at: NOW, kind: 'open' }]) }),
      ),
    );
  expect(new Set((await send()).map(({ status }) => status))).toEqual(new Set(['rejected']));
  expect(asked, 'a flush was tried again in parts').toBeLessThanOrEqual(2);
  full = false;
  expect((await send()).every((sent) => sent.status === 'fulfilled' && !(sent.value instanceof Refusal))).toBe(true);
  for (const id of ids) expect(await ledgerOf(database.db, id)).toHaveLength(1);
});
