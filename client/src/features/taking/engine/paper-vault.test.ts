import { createHash, randomBytes } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CandidateCard } from 'shared/contracts/delivery.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { PATIENCE_MS } from './fetch-paper.ts';
import { arrivedOf, onArrival, sealedPaper, WrongPaper } from './paper-vault.ts';
import { memoryShelf } from './shelf.ts';
import { virtualTimers } from './testing/virtual-timers.ts';
import type { Timers } from './timers.ts';

const SIZE = 1_000;

/** What a line does with the bytes that are left; the last of a list goes on and on. */
type Fate = (rest: Uint8Array, reply: ServerResponse) => void;
const whole: Fate = (rest, reply) => reply.end(rest);
const nothing: Fate = (_rest, reply) => void reply.destroy();
/** So many bytes and then the end of the line; not before they are there, for a browser may lose what it has not read. */
const cutAfter =
  (count: number): Fate =>
  (rest, reply) => {
    void come(SIZE - rest.length + count).then(() => reply.destroy());
    reply.write(rest.subarray(0, count));
  };
/** So many bytes and then silence. */
const silentAfter =
  (count: number): Fate =>
  (rest, reply) =>
    void reply.write(rest.subarray(0, count));
/** A hot spot that wants to be signed in to. */
const hotSpot: Fate = (_rest, reply) => reply.setHeader('content-type', 'text/html').end('<h1>Wi-Fi</h1>');
const damaged: Fate = (rest, reply) => reply.end(rest.map((byte) => byte ^ 1));

let paper: Buffer;
let fates: Fate[] = [whole];
/** From which byte on each request wanted the paper. */
let asked: number[] = [];

const server = createServer((request, reply) => {
  const from = Number(new URL(request.url ?? '', 'http://x').searchParams.get('from'));
  const fate = fates[Math.min(asked.length, fates.length - 1)] ?? whole;
  asked.push(from);
  reply.setHeader('content-type', 'application/octet-stream');
  fate(paper.subarray(from), reply);
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.closeAllConnections();
  return new Promise<void>((resolve) => server.close(() => resolve()));
});

beforeEach(() => {
  // Another one each time: the vault knows its papers by name.
  paper = randomBytes(SIZE);
  fates = [whole];
  asked = [];
  const { port } = server.address() as AddressInfo;
  const plain = fetch;
  vi.stubGlobal('fetch', (path: string, how: RequestInit) => plain(`http://127.0.0.1:${port}${path}`, how));
});
afterEach(() => vi.unstubAllGlobals());

const card = () =>
  ({
    paper: { code: '101', contentHash: createHash('sha256').update(paper).digest('hex'), bytes: SIZE },
  }) as CandidateCard;

/** Patience ends when a test says so; the pause before the next try is none. */
function patience() {
  const timers = virtualTimers();
  const hurried: Timers = {
    ...timers,
    after(ms, act) {
      if (ms >= PATIENCE_MS) return timers.after(ms, act);
      const pause = setImmediate(act);
      return () => clearImmediate(pause);
    },
  };
  return { timers: hurried, pass: timers.pass };
}

/** Resolves once so many bytes are here. */
const come = (count: number) =>
  new Promise<void>((resolve) => {
    const stop = onArrival(() => {
      if (arrivedOf(card().paper) < count) return;
      stop();
      resolve();
    });
  });

test('a line that breaks midway is taken up where it broke, and the whole is kept for the next time', async () => {
  fates = [cutAfter(300), cutAfter(1), cutAfter(400), whole];
  const shelf = memoryShelf();
  expect(Buffer.from(await sealedPaper(card(), shelf, patience().timers))).toEqual(paper);
  expect(asked).toEqual([0, 300, 301, 701]);
  expect(await shelf.paper(card().paper.contentHash)).toEqual(new Uint8Array(paper));
  expect(arrivedOf(card().paper)).toBe(0);
});

test('a line that brings a little now and then is waited for, however long it takes', async () => {
  let more = () => {};
  fates = [
    (rest, reply) => {
      let sent = 0;
      more = () => {
        reply.write(rest.subarray(sent, sent + 100));
        sent += 100;
        if (sent === SIZE) reply.end();
      };
      more();
    },
  ];
  const { timers, pass } = patience();
  const arrives = come(100);
  const got = sealedPaper(card(), memoryShelf(), timers);
  await arrives;
  for (let count = 200; count <= SIZE; count += 100) {
    await pass(PATIENCE_MS - 1);
    const next = come(count);
    more();
    await next;
  }
  expect(Buffer.from(await got)).toEqual(paper);
  expect(asked).toEqual([0]);
});

test('a line that falls silent is given up, and asked for the rest', async () => {
  fates = [silentAfter(400), whole];
  const { timers, pass } = patience();
  const arrives = come(400);
  const got = sealedPaper(card(), memoryShelf(), timers);
  await arrives;
  await pass(PATIENCE_MS);
  expect(Buffer.from(await got)).toEqual(paper);
  expect(asked).toEqual([0, 400]);
});

test('where a line brings nothing, whoever asked hears of it, and the next asking goes on', async () => {
  fates = [cutAfter(500), nothing, whole];
  const { timers } = patience();
  const shelf = memoryShelf();
  await expect(sealedPaper(card(), shelf, timers)).rejects.toThrow();
  expect(arrivedOf(card().paper)).toBe(500);
  await sealedPaper(card(), shelf, timers);
  expect(asked).toEqual([0, 500, 500]);
});

test('a page that something else answers with is no piece of the paper', async () => {
  fates = [cutAfter(500), hotSpot, whole];
  const { timers } = patience();
  const shelf = memoryShelf();
  await expect(sealedPaper(card(), shelf, timers)).rejects.toThrow('something else');
  expect(arrivedOf(card().paper)).toBe(500);
  expect(Buffer.from(await sealedPaper(card(), shelf, timers))).toEqual(paper);
  expect(asked).toEqual([0, 500, 500]);
});

test('a page that is loaded anew goes on from what the one before kept', async () => {
  const shelf = memoryShelf();
  await shelf.putPaper(card().paper.contentHash, paper.subarray(0, 600));
  expect(Buffer.from(await sealedPaper(card(), shelf, patience().timers))).toEqual(paper);
  expect(asked).toEqual([600]);
});

test('pieces are kept on the way, and never more than has come', async () => {
  fates = [cutAfter(200), cutAfter(300), nothing];
  const shelf = memoryShelf();
  await expect(sealedPaper(card(), shelf, patience().timers)).rejects.toThrow();
  expect(await shelf.paper(card().paper.contentHash)).toEqual(new Uint8Array(paper.subarray(0, 500)));
});

test('pieces that make another paper are thrown away, and it is begun anew', async () => {
  const shelf = memoryShelf();
  await shelf.putPaper(card().paper.contentHash, randomBytes(600));
  expect(Buffer.from(await sealedPaper(card(), shelf, patience().timers))).toEqual(paper);
  expect(asked).toEqual([600, 0]);
});

test('what comes wrong from end to end is not fetched without end, and never kept as the paper', async () => {
  fates = [damaged];
  const shelf = memoryShelf();
  const { timers } = patience();
  await expect(sealedPaper(card(), shelf, timers)).rejects.toThrow(WrongPaper);
  expect(asked).toEqual([0, 0]);
  expect(await shelf.paper(card().paper.contentHash)).toBeNull();
  fates = [whole];
  expect(Buffer.from(await sealedPaper(card(), shelf, timers))).toEqual(paper);
});

test('a server that has more to say than the card announced is not listened to without end', async () => {
  const { paper: announced } = card();
  paper = Buffer.concat([paper, randomBytes(50)]);
  const wanted = { paper: announced } as CandidateCard;
  fates = [(rest, reply) => void reply.write(rest)];
  // Its beginning is what was announced.
  expect((await sealedPaper(wanted, memoryShelf(), patience().timers)).length).toBe(SIZE);
  expect(asked).toEqual([0]);
});

test('many who ask at once share one fetch', async () => {
  const shelf = memoryShelf();
  const { timers } = patience();
  const all = await Promise.all([1, 2, 3].map(() => sealedPaper(card(), shelf, timers)));
  expect(new Set(all).size).toBe(1);
  expect(asked).toEqual([0]);
});
