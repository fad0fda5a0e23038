/**
 * One candidate's page without a browser, in a thread of its own: the player's engine as it is (store, outbox, line with its
 * backoff) on Node's fetch and WebSocket. Told by `players.ts` where to sit and when to end.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { headAt } from 'shared/attempt/chain.ts';
import { candidateSignIn } from 'shared/contracts/delivery.ts';
import { call } from '../../src/api/call.ts';
import { inTurn } from '../../src/api/in-turn.ts';
import { createAttemptStore } from '../../src/features/taking/engine/attempt-store.ts';
import { browserNetwork } from '../../src/features/taking/engine/network.ts';
import { readMessages } from '../../src/features/taking/engine/read-messages.ts';
import { createServerClock } from '../../src/features/taking/engine/server-clock.ts';
import { memoryShelf } from '../../src/features/taking/engine/shelf.ts';
import { browserTimers } from '../../src/features/taking/engine/timers.ts';

/** What a page tells: it sits; its line broke; the line is back after so long; and, at its end, how far it is kept. */
export type Told =
  | { readonly told: 'seated' | 'broken' }
  | { readonly told: 'back'; readonly awayMs: number }
  | {
      readonly told: 'left';
      readonly attempt: string;
      readonly acknowledged: { readonly seq: number; readonly hash: string };
      readonly unsent: number;
    };

const { target, slip, everyMs } = workerData as { target: string; slip: string; everyMs: number };
const OPTIONS = ['a', 'b', 'c', 'd'];
const QUESTIONS = 40;
/** What is not kept by then will not be. */
const LEAVING_MS = 60_000;

const tell = (told: Told) => parentPort?.postMessage(told);

sitAt(target);
const signedIn = await inTurn((turn) => call(candidateSignIn, { body: { code: slip }, turn }), quietly);
if (!signedIn.ok) throw new Error(signedIn.error.sentence);
const name = `page-${crypto.randomUUID().slice(0, 8)}`;
const writer = { name, device: crypto.randomUUID().slice(0, 32), isAlone: false, remember: quietly };
const opened = await browserNetwork.open(writer);
if (!opened.ok) throw new Error(opened.sentence);
const store = await createAttemptStore({
  opening: opened.opening,
  writer,
  network: browserNetwork,
  shelf: memoryShelf(),
  timers: browserTimers,
  clock: createServerClock(browserTimers),
  read: readMessages(opened.opening.attempt, () => ({ getItem: () => null, setItem: quietly })),
});

let brokenAt: number | null = null;
let hasSat = false;
store.view.subscribe(({ line }) => {
  if (line === 'socket' && !hasSat) {
    hasSat = true;
    tell({ told: 'seated' });
  } else if (line === 'socket' && brokenAt !== null) {
    tell({ told: 'back', awayMs: performance.now() - brokenAt });
    brokenAt = null;
  } else if (line !== 'socket' && hasSat && brokenAt === null) {
    brokenAt = performance.now();
    tell({ told: 'broken' });
  }
});

let answers = 0;
const answering = setInterval(() => {
  // One that lost the lease keeps its answers to itself and would look as if nothing had been lost.
  if (store.view.getState().role !== 'writer')
    throw new Error(`${name} of ${opened.opening.attempt} no longer writes.`);
  answers += 1;
  // Another option each time a question comes round: what stays as it is is no event.
  const option = OPTIONS[Math.floor(answers / QUESTIONS) % OPTIONS.length] ?? 'a';
  store.answer(`q${1 + (answers % QUESTIONS)}`, option);
}, everyMs);

parentPort?.once('message', async () => {
  clearInterval(answering);
  const end = performance.now() + LEAVING_MS;
  while (store.view.getState().unsent > 0 && performance.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const { unsent } = store.view.getState();
  const { attempt, events } = store.carried();
  const last = events.at(-1 - unsent);
  tell({ told: 'left', attempt, acknowledged: last ? headAt(last) : { seq: 0, hash: '' }, unsent });
  store.close();
  parentPort?.close();
});

/** What the engine asks of a browser: an address, cookies that go along, and who opens a socket. */
function sitAt(origin: string): void {
  const [fetched, Socket, cookies] = [globalThis.fetch, globalThis.WebSocket, new Map<string, string>()];
  const cookie = () => [...cookies].map((one) => one.join('=')).join('; ');
  const page = {
    location: new URL(origin),
    async fetch(address: string, asked: RequestInit) {
      const headers = new Headers(asked.headers);
      headers.set('cookie', cookie());
      const answer = await fetched(new URL(address, origin), { ...asked, headers });
      for (const said of answer.headers.getSetCookie()) {
        const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(said) ?? [];
        cookies.set(key, value);
      }
      return answer;
    },
    WebSocket: class extends Socket {
      constructor(address: URL) {
        // Beside the protocols Node takes the heads that a browser adds by itself.
        super(address, { headers: { cookie: cookie(), origin } } as unknown as string[]);
      }
    },
  };
  for (const [key, value] of Object.entries(page))
    Object.defineProperty(globalThis, key, { value, configurable: true, writable: true });
}

function quietly(): void {}
