import { headAt } from 'shared/attempt/chain.ts';
import type { ChainedEvent } from 'shared/attempt/events.ts';
import { attemptSocketPath, type Receipt, type ServerMessage } from 'shared/contracts/delivery.ts';
import { spellAppend, spellBeat, unshortenServer } from 'shared/contracts/wire.ts';
import { WebSocket } from 'ws';
import { RefusedCall } from '../house/call.ts';
import type { Seat } from './seat.ts';

/** The line is cut; what was under way may have been kept or not. */
export class LineDown extends Error {}

/** What the server says it keeps; signed where it is a receipt. */
export type Kept = Omit<Receipt, 'signature'> & { readonly signature?: string | undefined };

/**
 * What answers with their acknowledgements, and heartbeats with theirs, took on all sockets: frames included, without what TLS
 * and TCP add, and without the copies that go by HTTP where a socket is down.
 */
export const wire = { bytes: 0, beats: 0, beatBytes: 0 };

/** A frame's head: what a page says is masked. */
const framed = (bytes: number, mask: 0 | 4) => bytes + mask + (bytes < 126 ? 2 : 4);

export interface Line {
  append(events: readonly ChainedEvent[]): Promise<Kept>;
  beat(): void;
  /** Resolves when the server has answered a beat, or the line is down: the first answer of a socket says the whole clock. */
  readonly hasTime: Promise<void>;
  /** Breaks off as a cut cable does: without a word. */
  cut(): void;
  close(): void;
}

/** Opens the socket of an attempt as the player does: one message under way at a time, in the short spelling. */
export function openLine(origin: string, { caller, attempt, writer, from }: Seat, ticket: string): Promise<Line> {
  const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}${attemptSocketPath(attempt, writer, ticket)}`, {
    headers: { cookie: caller.cookie(), origin },
    localAddress: from,
    perMessageDeflate: false,
    skipUTF8Validation: true,
  });
  let asked: { id: number; events: readonly ChainedEvent[]; keep(kept: Kept): void; fail(error: Error): void } | null;
  asked = null;
  let id = 0;
  let tell = () => {};
  const hasTime = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const fail = (error: Error) => {
    const failed = asked;
    asked = null;
    failed?.fail(error);
    tell();
  };
  socket.on('message', (data: Buffer) => {
    const message = unshortenServer(JSON.parse(data.toString())) as ServerMessage;
    if (message.type === 'beat' || message.type === 'tick') {
      wire.beatBytes += framed(data.length, 0);
      tell();
    }
    if (message.type === 'refused') return fail(new RefusedCall(message.code, message.sentence));
    const isReply = (message.type === 'kept' || message.type === 'appended') && asked?.id === message.id;
    if (!isReply || !asked) return;
    wire.bytes += framed(data.length, 0);
    const { events, keep } = asked;
    asked = null;
    const last = events.at(-1) as ChainedEvent;
    keep(
      message.type === 'appended'
        ? message.receipt
        : { attempt, ...headAt(last), at: last.event.at + message.lateMs, signature: message.signature },
    );
  });
  socket.on('close', () => fail(new LineDown()));
  return new Promise((resolve, reject) => {
    socket.on('error', () => {
      fail(new LineDown());
      reject(new LineDown());
    });
    socket.once('open', () =>
      resolve({
        hasTime,
        append: (events) =>
          new Promise((keep, refuse) => {
            if (socket.readyState !== WebSocket.OPEN) return refuse(new LineDown());
            id += 1;
            asked = { id, events, keep, fail: refuse };
            const text = spellAppend(id, events);
            wire.bytes += framed(text.length, 4);
            socket.send(text);
          }),
        beat() {
          if (socket.readyState !== WebSocket.OPEN) return;
          id += 1;
          const text = spellBeat(id);
          wire.beats += 1;
          wire.beatBytes += framed(text.length, 4);
          socket.send(text);
        },
        cut: () => socket.terminate(),
        close: () => socket.close(),
      }),
    );
  });
}
