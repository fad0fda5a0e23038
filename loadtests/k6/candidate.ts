import { check } from 'k6';
import { sha256 } from 'k6/crypto';
import { SharedArray } from 'k6/data';
import http from 'k6/http';
import { Counter, Trend } from 'k6/metrics';
import { canonical, type Json } from '../../shared/attempt/canonical.ts';
import type { Appended, AttemptOpening, CandidateCard } from '../../shared/contracts/delivery.ts';

/**
 * One candidate for all k6 scripts, against a server that runs already. Environment: ORIGIN, and SLIPS, the file that
 * `pnpm khaothi seed --candidates N` prints; each virtual user is one candidate of it.
 */
export const ORIGIN = __ENV.ORIGIN ?? 'http://127.0.0.1:8080';
const NOTICE_VERSION = __ENV.NOTICE_VERSION ?? '2026-11';

const slips = new SharedArray<string>('slips', () => JSON.parse(open(__ENV.SLIPS ?? 'slips.json')).slips);

export const acknowledged = new Counter('acknowledged');
/** Milliseconds from sending to the acknowledgement. */
export const receiptTime = new Trend('receipt_time', true);

export interface Head {
  seq: number;
  hash: string;
}

export interface Seat {
  readonly attempt: string;
  readonly writer: string;
  readonly ticket: string;
  readonly questions: number;
  head: Head;
}

export interface ChainedText {
  readonly event: { readonly [key: string]: Json };
  readonly hash: string;
}

/** Shows the slip of this virtual user; returns the number of choice questions. */
export function signIn(vu: number): number {
  const card = post<CandidateCard>('/api/candidate/sign-in', { code: slips[(vu - 1) % slips.length] as string });
  if (card.exam.proctoring > 0) post('/api/candidate/consent', { version: NOTICE_VERSION, camera: false });
  return card.exam.parts.find((part) => part.kind === 'choice')?.questions ?? 1;
}

export function start(vu: number, questions: number): Seat {
  const writer = `k6-${String(vu).padStart(6, '0')}`;
  const { attempt, socketTicket, events } = post<AttemptOpening>('/api/candidate/attempt', { writer });
  const last = events.at(-1);
  const head = last
    ? { seq: last.event.seq, hash: last.hash }
    : { seq: 0, hash: sha256(`khaothi-ledger-1\n${attempt}`, 'base64rawurl') };
  return { attempt, writer, ticket: socketTicket, questions, head };
}

export const socketAddress = ({ attempt, writer, ticket }: Seat) =>
  `${ORIGIN.replace(/^http/, 'ws')}/api/attempts/${attempt}/socket?writer=${writer}&ticket=${ticket}`;

/** The next event of a seat, chained behind its head; the head moves only when it is acknowledged. */
export function nextEvent({ head, questions }: Seat, act: 'answer' | 'submit'): ChainedText {
  const base = { seq: head.seq + 1, at: Date.now() };
  const event =
    act === 'submit'
      ? { ...base, kind: 'submit' }
      : base.seq === 1
        ? { ...base, kind: 'open' }
        : { ...base, kind: 'answer', item: `q${1 + (base.seq % questions)}`, response: 'abcd'[base.seq % 4] as string };
  return { event, hash: sha256(`${head.hash}\n${canonical(event)}`, 'base64rawurl') };
}

/** Saves over HTTP, as a page does while its socket is down. */
export function saveByHttp(seat: Seat, chained: ChainedText): void {
  const sentAt = Date.now();
  const { receipt } = post<Appended>(`/api/attempts/${seat.attempt}/events`, {
    writer: seat.writer,
    events: [chained],
  });
  taken(seat, receipt, sentAt);
}

/** Takes note of an acknowledgement. */
export function taken(seat: Seat, head: Head, sentAt: number): void {
  receiptTime.add(Date.now() - sentAt);
  acknowledged.add(1);
  seat.head = { seq: head.seq, hash: head.hash };
}

/** The contract's type is taken at its word: k6 has no schemas, and the Node runner parses the same replies. */
function post<Reply>(path: string, body: object): Reply {
  const reply = http.post(`${ORIGIN}${path}`, JSON.stringify(body), {
    headers: { 'content-type': 'application/json', 'x-khaothi': '1' },
    tags: { name: path.replace(/[0-9a-f-]{36}/, ':id') },
  });
  check(reply, { 'the request is accepted': ({ status }) => status === 200 });
  return reply.json() as unknown as Reply;
}
