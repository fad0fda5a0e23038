import { check } from 'k6';
import ws from 'k6/ws';
import { nextEvent, ORIGIN, type Seat, socketAddress, taken } from './candidate.ts';

const BEAT_MS = 15_000;

export interface Manner {
  /** When the candidate goes, as `Date.now()`. */
  readonly until: number;
  /** Milliseconds between an acknowledgement and the next answer. */
  think(): number;
  readonly beats: boolean;
  /** Hands in at `until` instead of only going. */
  readonly submits: boolean;
  /** True where the line is cut after this answer. */
  isCut(): boolean;
}

/** One connection of a seat: answers until the manner says otherwise; true where the line was cut before its time. */
export function converse(seat: Seat, manner: Manner): boolean {
  let wasCut = false;
  ws.connect(socketAddress(seat), { headers: { Origin: ORIGIN } }, (socket) => {
    let sentAt = 0;
    let sent = nextEvent(seat, 'answer');
    let ending = false;
    const send = (act: 'answer' | 'submit') => {
      ending = act === 'submit';
      sent = nextEvent(seat, act);
      sentAt = Date.now();
      socket.send(JSON.stringify({ type: 'append', id: seat.head.seq + 1, events: [sent] }));
    };
    const goOn = () => {
      const pause = manner.think();
      if (Date.now() + pause < manner.until) {
        // k6 knows no timeout of zero.
        if (pause > 0) socket.setTimeout(() => send('answer'), pause);
        else send('answer');
      } else
        socket.setTimeout(
          () => (manner.submits ? send('submit') : socket.close()),
          Math.max(1, manner.until - Date.now()),
        );
    };
    if (manner.beats) socket.setInterval(() => socket.send(JSON.stringify({ type: 'beat', id: 0 })), BEAT_MS);
    socket.on('open', goOn);
    socket.on('message', (text: string) => {
      const message = JSON.parse(text);
      if (message.type !== 'appended' && message.type !== 'refused') return;
      check(message, { 'the answer is acknowledged': ({ type }) => type === 'appended' });
      if (message.type === 'refused') return socket.close();
      check(message.receipt, { 'the receipt is for what was sent': ({ hash }) => hash === sent.hash });
      taken(seat, message.receipt, sentAt);
      if (ending) return socket.close();
      wasCut = manner.isCut();
      if (wasCut) socket.close();
      else goOn();
    });
  });
  return wasCut;
}
