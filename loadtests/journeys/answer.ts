import { chain, firstBreak, genesis, headAt } from 'shared/attempt/chain.ts';
import type { ChainedEvent, ChainHead, LedgerEvent } from 'shared/attempt/events.ts';
import { attemptSocketPath, candidateSignIn, openAttempt, type ServerMessage } from 'shared/contracts/delivery.ts';
import { giveConsent, NOTICE_VERSION } from 'shared/contracts/proctoring.ts';
import type { Pool } from 'undici';
import { WebSocket } from 'ws';
import type { Day } from '../days/days.ts';
import { type Caller, caller } from '../house/call.ts';

/** What one candidate's hour came to. */
export interface Sitting {
  readonly attempt: string;
  /** The last receipt: all events up to here are promised to be kept. */
  acknowledged: ChainHead;
  readonly latencies: number[];
  errors: number;
}

const OPTIONS = ['a', 'b', 'c', 'd'];
const RETRY_MS = 250;

export interface Seat {
  readonly person: Caller;
  readonly attempt: string;
  readonly writer: string;
  /** How many choice questions the paper has: q1, q2 ... */
  readonly questions: number;
}

/** Signs in with a slip, agrees without a camera and opens the attempt; the paper stays unread. */
export async function takeSeat(pool: Pool, slip: string, writer: string): Promise<Seat> {
  const person = caller(pool);
  const { exam } = await person.call(candidateSignIn, { body: { code: slip } });
  if (exam.proctoring > 0) await person.call(giveConsent, { body: { version: NOTICE_VERSION, camera: false } });
  const { attempt } = await person.call(openAttempt, { body: { writer } });
  return { person, attempt, writer, questions: exam.parts.find((part) => part.kind === 'choice')?.questions ?? 1 };
}

/**
 * Answers until `until` (as `Date.now()`), one batch in flight, each resent until it has its receipt: a lost line or a
 * killed server only costs time.
 */
export async function answerUntil(origin: string, seat: Seat, day: Day, until: number): Promise<Sitting> {
  const sitting: Sitting = { attempt: seat.attempt, acknowledged: genesis(seat.attempt), latencies: [], errors: 0 };
  let unacknowledged: ChainedEvent[] = [];
  let answers = 0;

  while (Date.now() < until || unacknowledged.length > 0) {
    try {
      const opening = await seat.person.call(openAttempt, { body: { writer: seat.writer } });
      checkKept(sitting, opening.events);
      const line = await openLine(origin, seat, opening.socketTicket);
      try {
        // What was kept without our hearing of it is sent again all the same: a repeat changes nothing.
        while (Date.now() < until || unacknowledged.length > 0) {
          if (unacknowledged.length === 0) {
            const head = sitting.acknowledged;
            const events = Array.from({ length: day.eventsPerBatch }, (_, n) =>
              nextEvent(head.seq + 1 + n, answers++, seat),
            );
            unacknowledged = chain(head, events);
          }
          const sentAt = performance.now();
          const receipt = await line.append(unacknowledged);
          sitting.latencies.push(performance.now() - sentAt);
          sitting.acknowledged = { seq: receipt.seq, hash: receipt.hash };
          unacknowledged = [];
          if (day.thinkMs > 0) await wait(day.thinkMs);
        }
      } finally {
        line.close();
      }
    } catch (error) {
      if (!isLineDown(error)) {
        sitting.errors += 1;
        if (sitting.errors === 1) process.stderr.write(`${String(error)}\n`);
        if (sitting.errors > 100) return sitting;
      }
      await wait(RETRY_MS);
    }
  }
  return sitting;
}

function nextEvent(seq: number, nth: number, { questions }: Seat): LedgerEvent {
  if (seq === 1) return { kind: 'open', seq, at: Date.now() };
  return { kind: 'answer', seq, at: Date.now(), item: `q${1 + (nth % questions)}`, response: OPTIONS[nth % 4] ?? 'a' };
}

/** The ledger that the server gives back must hold everything it has signed for. */
function checkKept({ attempt, acknowledged }: Sitting, events: readonly ChainedEvent[]) {
  const broken = firstBreak(genesis(attempt), events);
  if (broken) throw new Error(`The ledger of ${attempt} breaks at ${broken.event.seq}.`);
  const kept = acknowledged.seq === 0 ? genesis(attempt) : events[acknowledged.seq - 1];
  const hash = kept && ('event' in kept ? headAt(kept).hash : kept.hash);
  if (hash !== acknowledged.hash) throw new Error(`${attempt} lost what was acknowledged at ${acknowledged.seq}.`);
}

interface Line {
  append(events: readonly ChainedEvent[]): Promise<ChainHead>;
  close(): void;
}

/** A socket with one message in flight. */
function openLine(origin: string, { person, attempt, writer }: Seat, ticket: string): Promise<Line> {
  const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}${attemptSocketPath(attempt, writer, ticket)}`, {
    headers: { cookie: person.cookie(), origin },
    perMessageDeflate: false,
  });
  let settle: { resolve(head: ChainHead): void; reject(error: Error): void } | null = null;
  let id = 0;
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as ServerMessage;
    if (message.type === 'appended' && message.id === id) settle?.resolve(message.receipt);
    if (message.type === 'refused') settle?.reject(new Error(`${message.code}: ${message.sentence}`));
  });
  const down = () => settle?.reject(new LineDown());
  socket.on('close', down);
  return new Promise((resolve, reject) => {
    socket.once('error', () => {
      down();
      reject(new LineDown());
    });
    socket.once('open', () =>
      resolve({
        append: (events) =>
          new Promise((answer, refuse) => {
            settle = { resolve: answer, reject: refuse };
            id += 1;
            if (socket.readyState !== WebSocket.OPEN) return refuse(new LineDown());
            socket.send(JSON.stringify({ type: 'append', id, events }));
          }),
        close: () => socket.close(),
      }),
    );
  });
}

class LineDown extends Error {}

function isLineDown(error: unknown): boolean {
  if (error instanceof LineDown) return true;
  const code = (error as { code?: string }).code ?? '';
  return /^(ECONN|UND_ERR_SOCKET|EPIPE|UND_ERR_CONNECT)/.test(code);
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
