/**
 * The same journey as `journeys/answer.ts` for k6, against a server that runs already:
 *
 *   k6 run -e ORIGIN=http://127.0.0.1:8080 -e SLIPS=slips.json loadtests/k6/answers.ts
 *
 * SLIPS is what `pnpm khaothi seed --candidates N` prints: one candidate per virtual user.
 */
import { check } from 'k6';
import { sha256 } from 'k6/crypto';
import { SharedArray } from 'k6/data';
import http from 'k6/http';
import { Counter, Trend } from 'k6/metrics';
import ws from 'k6/ws';
import { canonical, type Json } from '../../shared/attempt/canonical.ts';
import { promises } from '../promises.ts';

const ORIGIN = __ENV.ORIGIN ?? 'http://127.0.0.1:8080';
const NOTICE_VERSION = __ENV.NOTICE_VERSION ?? '2026-11';
const SECONDS = Number(__ENV.SECONDS ?? 20);

const slips = new SharedArray<string>('slips', () => JSON.parse(open(__ENV.SLIPS ?? 'slips.json')).slips);
const acknowledged = new Counter('acknowledged');
const receiptTime = new Trend('receipt_time', true);

/** Read by k6. @public */
export const options = {
  scenarios: {
    answers: { executor: 'per-vu-iterations', vus: Number(__ENV.CANDIDATES ?? 250), iterations: 1, maxDuration: '5m' },
  },
  thresholds: {
    acknowledged: [`rate>=${promises.answers.perSecond}`],
    receipt_time: [`p(99)<${promises.answers.p99}`],
    checks: ['rate==1'],
  },
};

interface Head {
  seq: number;
  hash: string;
}

/** One virtual user's hour. @public */
export default function answer(): void {
  const slip = slips[(__VU - 1) % slips.length] as string;
  const writer = `k6-${String(__VU).padStart(6, '0')}`;
  const card = post('/api/candidate/sign-in', { code: slip });
  const choices = card.exam.parts.find((part: { kind: string }) => part.kind === 'choice');
  if (card.exam.proctoring > 0) post('/api/candidate/consent', { version: NOTICE_VERSION, camera: false });
  const opening = post('/api/candidate/attempt', { writer });
  const { attempt, socketTicket, events } = opening;
  const last = events.at(-1);
  let head: Head = last
    ? { seq: last.event.seq, hash: last.hash }
    : { seq: 0, hash: sha256(`khaothi-ledger-1\n${attempt}`, 'base64rawurl') };

  const address = `${ORIGIN.replace(/^http/, 'ws')}/api/attempts/${attempt}/socket?writer=${writer}&ticket=${socketTicket}`;
  ws.connect(address, { headers: { Origin: ORIGIN } }, (socket) => {
    const until = Date.now() + SECONDS * 1000;
    let sentAt = 0;
    const sendNext = () => {
      const seq = head.seq + 1;
      const event: Json =
        seq === 1
          ? { kind: 'open', seq, at: Date.now() }
          : {
              kind: 'answer',
              seq,
              at: Date.now(),
              item: `q${1 + (seq % choices.questions)}`,
              response: 'abcd'[seq % 4] as string,
            };
      const hash = sha256(`${head.hash}\n${canonical(event)}`, 'base64rawurl');
      sentAt = Date.now();
      socket.send(JSON.stringify({ type: 'append', id: seq, events: [{ event, hash }] }));
    };
    socket.on('open', sendNext);
    socket.on('message', (text: string) => {
      const message = JSON.parse(text);
      if (message.type !== 'appended' && message.type !== 'refused') return;
      check(message, { 'the answer is acknowledged': ({ type }) => type === 'appended' });
      if (message.type === 'refused') return socket.close();
      receiptTime.add(Date.now() - sentAt);
      acknowledged.add(1);
      head = { seq: message.receipt.seq, hash: message.receipt.hash };
      if (Date.now() < until) sendNext();
      else socket.close();
    });
  });
}

function post(path: string, body: object) {
  const reply = http.post(`${ORIGIN}${path}`, JSON.stringify(body), {
    headers: { 'content-type': 'application/json', 'x-khaothi': '1' },
  });
  check(reply, { [`${path} is accepted`]: ({ status }) => status === 200 });
  // biome-ignore lint/suspicious/noExplicitAny: k6 knows no contract; the Node runner checks the same replies by type
  return reply.json() as any;
}
