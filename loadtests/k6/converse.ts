import { check } from 'k6';
import ws from 'k6/ws';
import type { ChainedEvent } from '../../shared/attempt/events.ts';
import type { ServerMessage } from '../../shared/contracts/delivery.ts';
import { spellAppend, spellBeat, unshortenServer } from '../../shared/contracts/wire.ts';
import { nextEvent, ORIGIN, type Seat, socketAddress } from './candidate.ts';
import { measured } from './measures.ts';

/** As the player draws its own. */
const BEAT_MS = { least: 13_500, most: 16_500 };

export interface Manner {
  /** When the candidate goes, as `Date.now()`. */
  readonly until: number;
  /** Milliseconds between an acknowledgement, `ms` after its answer was sent, and the next answer. */
  think(ms: number): number;
  readonly beats: boolean;
  /** Answers once on sitting down and hands in at `until`: only that is measured, from this beginning. */
  readonly submits: { readonly begin: number } | null;
  /** True where the line is cut behind this answer, before its acknowledgement. */
  isCut(): boolean;
}

/**
 * One connection of a seat: answers until the manner says otherwise. Gives back what was under way where the line was cut
 * before its time, as a page has it: sent, and perhaps kept.
 */
export function converse(seat: Seat, manner: Manner): ChainedEvent | null {
  let cut: ChainedEvent | null = null;
  let hasLeft = false;
  const { status } = ws.connect(socketAddress(seat), { headers: { Origin: ORIGIN } }, (socket) => {
    let id = 0;
    let sentAt = 0;
    let underWay: ChainedEvent | null = null;
    const leave = () => {
      hasLeft = true;
      socket.close();
    };
    // k6 knows no timeout of zero.
    const after = (ms: number, act: () => void) => (ms > 0 ? socket.setTimeout(act, ms) : act());
    const send = (act: 'answer' | 'submit') => {
      underWay = nextEvent(seat, act);
      id += 1;
      sentAt = Date.now();
      socket.send(spellAppend(id, [underWay]));
      if (act === 'submit' || !manner.isCut()) return;
      cut = underWay;
      leave();
    };
    const goOn = (pause: number) => {
      if (Date.now() + pause < manner.until) after(pause, () => send('answer'));
      else after(manner.until - Date.now(), () => (manner.submits ? send('submit') : leave()));
    };
    const beatOn = () => {
      id += 1;
      socket.send(spellBeat(id));
      socket.setTimeout(beatOn, BEAT_MS.least + Math.random() * (BEAT_MS.most - BEAT_MS.least));
    };
    socket.on('open', () => {
      if (manner.beats) beatOn();
      // All sat down some time ago: the day begins in the middle of a pause.
      if (manner.submits && seat.head.seq === 0) send('answer');
      else goOn(manner.think(0) * Math.random());
    });
    socket.on('message', (text: string) => {
      const message = unshortenServer(JSON.parse(text)) as ServerMessage;
      const isReply = message.type === 'kept' || message.type === 'appended' || message.type === 'refused';
      if (!isReply || !underWay || hasLeft) return;
      const { event, hash } = underWay;
      check(message, { 'the answer is acknowledged': ({ type }) => type !== 'refused' });
      if (message.type === 'refused') return leave();
      if (message.type === 'appended')
        check(message.receipt, { 'the receipt is for what was sent': (receipt) => receipt.hash === hash });
      underWay = null;
      seat.head = { seq: event.seq, hash };
      if (!manner.submits || event.kind === 'submit') measured(sentAt, manner.submits?.begin);
      if (event.kind === 'submit') leave();
      else goOn(manner.think(Date.now() - sentAt));
    });
  });
  check(status, {
    'the socket opens': (code) => code === 101,
    'the line holds until the candidate goes': () => hasLeft,
  });
  return cut;
}
