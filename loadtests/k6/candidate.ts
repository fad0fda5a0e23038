import { check, fail, sleep } from 'k6';
import { sha256 } from 'k6/crypto';
import { SharedArray } from 'k6/data';
import http, { type RefinedResponse } from 'k6/http';
import { canonical, type Json } from '../../shared/attempt/canonical.ts';
import type { ChainedEvent, ChainHead, LedgerEvent } from '../../shared/attempt/events.ts';
import type { AttemptOpening, CandidateCard } from '../../shared/contracts/delivery.ts';
import { askAgainMs, TURN_HEADER } from '../../shared/contracts/turn.ts';
import { lost } from './measures.ts';

/**
 * One candidate for all k6 scripts, against a server that runs already. Environment: ORIGIN, and SLIPS, the file that
 * `pnpm khaothi seed --candidates N` prints; each virtual user is one candidate of it.
 */
export const ORIGIN = __ENV.ORIGIN ?? 'http://127.0.0.1:8080';
const NOTICE_VERSION = __ENV.NOTICE_VERSION ?? '2026-11';

/** Nobody asks for ever. */
const MOST_TURNS = 400;

/** How long a request of this virtual user waited for its turn last; who measures that sets it to 0 before. */
export const turn = { waitedMs: 0 };

const slips = new SharedArray<string>('slips', () => JSON.parse(open(__ENV.SLIPS ?? 'slips.json')).slips);

export interface Seat {
  readonly attempt: string;
  readonly writer: string;
  /** Opens one socket. */
  ticket: string;
  readonly questions: number;
  /** The last acknowledged event. */
  head: ChainHead;
}

/** Shows the slip of this virtual user; returns the number of choice questions. */
export function signIn(vu: number): number {
  const code = slips[vu - 1] ?? fail(`SLIPS holds ${slips.length} slips and there are more candidates than that.`);
  const card = post<CandidateCard>('/api/candidate/sign-in', { code });
  if (card.exam.proctoring > 0) post('/api/candidate/consent', { version: NOTICE_VERSION, camera: false });
  return card.exam.parts.find((part) => part.kind === 'choice')?.questions ?? 1;
}

/** Looks whether the server still knows who signed in. */
export function checkSignedIn(): void {
  const { status } = http.get(`${ORIGIN}/api/candidate`, { tags: { name: '/api/candidate' } });
  if (status !== 200) lost.add(1);
}

export function start(vu: number, questions: number): Seat {
  const writer = `k6-${String(vu).padStart(6, '0')}`;
  const { attempt, socketTicket, events } = opened(writer);
  const last = events.at(-1);
  const head = last
    ? { seq: last.event.seq, hash: last.hash }
    : { seq: 0, hash: sha256(`khaothi-ledger-1\n${attempt}`, 'base64rawurl') };
  return { attempt, writer, ticket: socketTicket, questions, head };
}

/** Opens the attempt anew, as a reload does: a new ticket, and all that was acknowledged must be in the ledger given back. */
export function comeBack(seat: Seat): void {
  const { attempt, socketTicket, events } = opened(seat.writer);
  const { seq, hash } = seat.head;
  const isThere = attempt === seat.attempt && (seq === 0 || events[seq - 1]?.hash === hash);
  if (!isThere) lost.add(Math.max(1, seq - events.length));
  seat.ticket = socketTicket;
}

const opened = (writer: string) => post<AttemptOpening>('/api/candidate/attempt', { writer });

export const socketAddress = ({ attempt, writer, ticket }: Seat) =>
  `${ORIGIN.replace(/^http/, 'ws')}/api/attempts/${attempt}/socket?writer=${writer}&ticket=${ticket}`;

/** The next event of a seat, chained behind its head; the head moves only when it is acknowledged. */
export function nextEvent({ head, questions }: Seat, act: 'answer' | 'submit'): ChainedEvent {
  const base = { seq: head.seq + 1, at: Date.now() };
  const event: LedgerEvent =
    act === 'submit'
      ? { ...base, kind: 'submit' }
      : base.seq === 1
        ? { ...base, kind: 'open' }
        : { ...base, kind: 'answer', item: `q${1 + (base.seq % questions)}`, response: 'abcd'[base.seq % 4] as string };
  return { event, hash: sha256(`${head.hash}\n${canonical(event as unknown as Json)}`, 'base64rawurl') };
}

/** Saves over HTTP, as a page does while its socket is down. */
export function saveByHttp(seat: Seat, chained: ChainedEvent): void {
  post(`/api/attempts/${seat.attempt}/events`, { writer: seat.writer, events: [chained] });
  seat.head = { seq: chained.event.seq, hash: chained.hash };
}

/** The contract's type is taken at its word: k6 has no schemas, and the Node runner parses the same replies. */
function post<Reply>(path: string, body: object): Reply {
  const from = Date.now();
  let place: string | null = null;
  for (let asked = 1; ; asked++) {
    const reply: RefinedResponse<'text'> = http.post(`${ORIGIN}${path}`, JSON.stringify(body), {
      headers: {
        'content-type': 'application/json',
        'x-khaothi': '1',
        ...(place !== null && { [TURN_HEADER]: place }),
      },
      tags: { name: path.replace(/[0-9a-f-]{36}/, ':id') },
      // That others come first is an answer, not a failure.
      responseCallback: http.expectedStatuses(200, 429),
    });
    const refused: Refused['error'] | null = reply.status === 429 ? (reply.json() as unknown as Refused).error : null;
    if (refused?.code === 'waitYourTurn' && asked < MOST_TURNS) {
      place = String(refused.details.turn);
      sleep(askAgainMs(Number(refused.details.ahead), Math.random()) / 1000);
      continue;
    }
    if (place !== null) turn.waitedMs = Date.now() - from;
    check(reply, { 'the request is accepted': ({ status }) => status === 200 });
    if (reply.status !== 200) fail(`${path}: ${reply.status} ${reply.error || reply.body}`);
    return reply.json() as unknown as Reply;
  }
}

interface Refused {
  readonly error: { readonly code: string; readonly details: { readonly turn?: number; readonly ahead?: number } };
}
