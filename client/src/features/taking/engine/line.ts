import { headAt } from 'shared/attempt/chain.ts';
import type { ClockView, PlayerMessage, ServerMessage } from 'shared/contracts/delivery.ts';
import type { Socket, SocketEars } from './network.ts';
import type { Outcome } from './outbox.ts';
import { backoff, type Timers } from './timers.ts';

type Unnumbered = PlayerMessage extends infer M ? (M extends { id: number } ? Omit<M, 'id'> : never) : never;
type Reply =
  | Outcome
  | { readonly type: 'beat'; readonly clock: ClockView }
  | { readonly type: 'signalsTaken'; readonly nonce: string | null };

interface LineDeps {
  readonly timers: Timers;
  readonly attempt: string;
  /** Asks for a ticket and opens a socket with it; null where that failed. */
  connect(ears: SocketEars): Promise<Socket | null>;
  onNews(message: ServerMessage): void;
  onChange(isOpen: boolean): void;
  /** A look at the server's clock: when the question left, and the reply. */
  onClock(sentAt: number, clock: ClockView): void;
}

/** The socket with its heartbeat and its return after every cut. */
export interface Line {
  isOpen(): boolean;
  /** Asks over the socket and waits for the reply that carries the same number; `lost` where none comes. */
  ask(message: Unnumbered): Promise<Reply>;
  /** Says what needs no reply; false where the socket is not open. */
  say(message: Extract<PlayerMessage, { type: 'hand' }>): boolean;
  /** Connects now instead of after the wait. */
  hurry(): void;
  close(): void;
}

const REPLY_PATIENCE_MS = 6_000;
/** Drawn anew each time: a province's pages, opened by one bell, must not beat at one instant for an hour. */
const BEAT_MS = { least: 13_500, most: 16_500 };
const RECONNECT = { first: 1_000, most: 20_000 };

export function createLine({ timers, attempt, connect, onNews, onChange, onClock }: LineDeps): Line {
  let socket: Socket | null = null;
  let isOpen = false;
  let connecting = false;
  let closed = false;
  let failures = 0;
  let lastId = 0;
  let cancelRetry = () => {};
  let cancelBeat = () => {};
  const waiting = new Map<number, { readonly asked: Unnumbered; readonly reply: (reply: Reply) => void }>();
  /** The clock as it was last said in full: a tick only moves its hands. */
  let clock: ClockView | null = null;

  async function start() {
    if (closed || connecting || socket) return;
    connecting = true;
    cancelRetry();
    // Each socket has ears of its own: a late word from one that was given up must not touch the next.
    let deaf = false;
    const opened = await connect({
      onOpen() {
        if (deaf) return;
        isOpen = true;
        failures = 0;
        onChange(true);
        beat();
      },
      onMessage: (message) => {
        if (!deaf) hear(message);
      },
      onClose() {
        if (deaf) return;
        deaf = true;
        down();
      },
    });
    connecting = false;
    if (opened && deaf) return;
    if (opened && closed) opened.close();
    else if (opened) socket = opened;
    else down();
  }

  function down() {
    socket = null;
    const wasOpen = isOpen;
    isOpen = false;
    cancelBeat();
    for (const { reply } of [...waiting.values()]) reply({ type: 'lost' });
    clock = null;
    if (wasOpen) onChange(false);
    if (closed) return;
    failures += 1;
    cancelRetry();
    cancelRetry = timers.after(backoff(failures, RECONNECT, timers.random()), () => void start());
  }

  function hear(message: ServerMessage) {
    switch (message.type) {
      case 'appended':
        return reply(message.id, { type: 'kept', receipt: message.receipt, sealed: message.sealed });
      case 'kept': {
        const asked = waiting.get(message.id)?.asked;
        const last = asked?.type === 'append' ? asked.events.at(-1) : undefined;
        if (!last) return;
        const receipt = { attempt, ...headAt(last), at: last.event.at + message.lateMs, signature: message.signature };
        return reply(message.id, { type: 'kept', receipt, sealed: false });
      }
      case 'beat':
        clock = message.clock;
        return reply(message.id, { type: 'beat', clock });
      case 'tick':
        return reply(message.id, clock ? { type: 'beat', clock: { ...clock, now: message.now } } : { type: 'lost' });
      case 'signalsTaken':
        return reply(message.id, { type: 'signalsTaken', nonce: message.nonce });
      case 'refused':
        // Without a number the server could not even read the message: this road is of no use for it.
        if (message.id === null) return socket?.close();
        return reply(message.id, { type: 'refused', code: message.code, details: message.details });
      default:
        return onNews(message);
    }
  }

  const reply = (id: number, said: Reply) => waiting.get(id)?.reply(said);

  function ask(message: Unnumbered): Promise<Reply> {
    const through = socket;
    if (!through || !isOpen) return Promise.resolve({ type: 'lost' });
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      const cancel = timers.after(REPLY_PATIENCE_MS, () => {
        done({ type: 'lost' });
        // A socket that takes words and gives none back is worse than none.
        if (socket === through) through.close();
      });
      const done = (reply: Reply) => {
        waiting.delete(id);
        cancel();
        resolve(reply);
      };
      waiting.set(id, { asked: message, reply: done });
      through.send({ ...message, id } as PlayerMessage);
    });
  }

  async function beat() {
    cancelBeat();
    const sentAt = timers.now();
    const reply = await ask({ type: 'beat' });
    if (reply.type === 'beat') onClock(sentAt, reply.clock);
    if (isOpen) {
      cancelBeat();
      cancelBeat = timers.after(BEAT_MS.least + Math.random() * (BEAT_MS.most - BEAT_MS.least), () => void beat());
    }
  }

  void start();
  return {
    isOpen: () => isOpen,
    ask,
    say(message) {
      if (!socket || !isOpen) return false;
      socket.send(message);
      return true;
    },
    hurry() {
      failures = 0;
      void start();
    },
    close() {
      closed = true;
      cancelRetry();
      socket?.close();
    },
  };
}
