import { chain, firstBreak, genesis, headAt } from 'shared/attempt/chain.ts';
import { phaseAt, takesAnswers } from 'shared/attempt/clock.ts';
import { ChainedEvent } from 'shared/attempt/events.ts';
import { fold } from 'shared/attempt/fold.ts';
import type {
  AttemptOpening,
  ClockView,
  HandReason,
  PlayerMessage,
  Receipt,
  ServerMessage,
} from 'shared/contracts/delivery.ts';
import type { Hand, Network, Opened, Socket, SocketEars } from '../network.ts';
import type { Outcome } from '../outbox.ts';
import type { VirtualTimers } from './virtual-timers.ts';

/** How the line to the server behaves, asked anew for every message that travels. */
export interface Weather {
  /** True where this message is swallowed. */
  drops(): boolean;
  delayMs(): number;
  /** True where this message arrives a second time, later. */
  repeats(): boolean;
}
const calm: Weather = { drops: () => false, delayMs: () => 5, repeats: () => false };

const ATTEMPT = '00000000-0000-4000-8000-000000000001';
const HOUR = 3_600_000;

/** The server of one attempt with nothing but the rules of `shared/attempt`: what the engine is tested against. */
export function modelServer(timers: VirtualTimers, attempt = ATTEMPT) {
  const zero = 1_790_000_000_000;
  const times = {
    startsAt: zero,
    baseDeadlineAt: zero + 4 * HOUR,
    extraMs: 0,
    pausedMs: 0,
    pausedSince: null as number | null,
  };
  let weather: Weather = calm;
  let up = true;
  let events: ChainedEvent[] = [];
  let sealed = false;
  let writer: string | null = null;
  let device: string | null = null;
  let writesSince = zero;
  /** Another machine may not take over: an invigilator has to unlock it. */
  let locksLease = false;
  let handRaised = false;
  let handWhy: HandReason | null = null;
  let unreadable: string | null = null;
  let steppedMs = 0;
  let takesSockets = true;
  let messages: AttemptOpening['messages'] = [];
  let sockets: { writer: string; ears: SocketEars; open: boolean }[] = [];
  const receipts: Receipt[] = [];

  const now = () => zero + timers.now() + steppedMs;
  const clock = (): ClockView => ({
    now: now(),
    startsAt: times.startsAt,
    deadlineAt: times.baseDeadlineAt + times.extraMs,
    phase: phaseAt(times, now()),
    extraSeconds: times.extraMs / 1000,
  });
  const head = () => {
    const last = events.at(-1);
    return last ? headAt(last) : genesis(attempt);
  };

  function append(by: string, batch: readonly ChainedEvent[]): Outcome {
    const refuse = (code: string, details = {}): Outcome => ({ type: 'refused', code, details });
    const malformed = batch.findIndex(
      (chained) =>
        !ChainedEvent.safeParse(chained).success ||
        (chained.event.kind === 'answer' && chained.event.item === unreadable),
    );
    if (malformed >= 0) return refuse('badRequest', { where: `body.events.${malformed}.event.response` });
    const known = batch.filter(({ event }) => event.seq <= events.length);
    const broken = known.find(({ event, hash }) => events[event.seq - 1]?.hash !== hash);
    if (broken) return refuse('chainBroken', { seq: broken.event.seq });
    const fresh = batch.slice(known.length);
    if (fresh.length > 0 && by !== writer) return refuse('notWriter');
    const first = fresh.at(0);
    if (first && first.event.seq > events.length + 1) return refuse('eventGap', { expected: events.length + 1 });
    if (fresh.length > 0 && sealed) return refuse('attemptSealed');
    if (fresh.length > 0 && !takesAnswers(times, now())) return refuse('afterDeadline');
    const wrong = firstBreak(head(), fresh);
    if (wrong) return refuse('chainBroken', { seq: wrong.event.seq });
    events = [...events, ...fresh];
    sealed ||= fold(events.map(({ event }) => event)).submittedAt !== null;
    const receipt = { attempt, ...head(), at: now(), signature: 'model' };
    receipts.push(receipt);
    return { type: 'kept', receipt, sealed };
  }

  /** Like the server: few words where the page knows the rest, and then only now and then with a signature. */
  function acknowledgement(
    { id, events: batch }: Extract<PlayerMessage, { type: 'append' }>,
    { receipt, sealed: isEnd }: Extract<Outcome, { type: 'kept' }>,
  ): ServerMessage {
    const last = batch.at(-1);
    if (isEnd || last?.hash !== receipt.hash)
      return { type: 'appended', id, receipt: { ...receipt, signature: 'model' }, sealed: isEnd };
    const lateMs = receipt.at - last.event.at;
    return id % 2 === 1 ? { type: 'kept', id, lateMs } : { type: 'kept', id, lateMs, signature: 'model' };
  }

  function opening(by: string, from: string | null): AttemptOpening {
    return {
      attempt,
      paperKey: sealed ? null : 'key',
      clock: clock(),
      events: [...events],
      mayWrite: writer === by,
      lease: writer === by || sealed ? null : { isHere: device === from, since: writesSince },
      sealed,
      messages,
      handRaised,
      answerKey: 'A'.repeat(43),
      socketTicket: 'ticket',
    };
  }

  /** A message on its way: null where it, or the reply to it, never arrives. */
  function travel<T>(serve: () => T): Promise<T | null> {
    return new Promise((resolve) => {
      const lost = () => timers.after(10_000, () => resolve(null));
      if (weather.drops() || !up) return void lost();
      if (weather.repeats()) timers.after(weather.delayMs() * 3, () => up && serve());
      timers.after(weather.delayMs(), () => {
        if (!up) return void lost();
        const reply = serve();
        if (weather.drops()) return void lost();
        timers.after(weather.delayMs(), () => resolve(reply));
      });
    });
  }
  const unreachable = { ok: false, code: 'offline', sentence: '' } as const;

  const network: Network = {
    async open(by) {
      const reply = await travel(() => openingFor(by.name, by.device));
      return reply ? { ok: true, opening: reply } : unreachable;
    },
    async takeOver(_attempt, by) {
      const reply = await travel((): Opened => {
        if (locksLease && by.device !== device) return { ok: false, code: 'needsUnlock', sentence: '' };
        return { ok: true, opening: takeOver(by.name, by.device) };
      });
      return reply ?? unreachable;
    },
    async append(_attempt, by, batch) {
      return (await travel(() => append(by, batch))) ?? { type: 'lost' };
    },
    connect(_attempt, by, _ticket, ears): Socket {
      const socket = { writer: by, ears, open: false };
      const hear = (message: ServerMessage) =>
        void travel(() => message).then((arrived) => arrived && socket.open && ears.onMessage(arrived));
      const close = () => {
        if (!sockets.includes(socket)) return;
        sockets = sockets.filter((other) => other !== socket);
        socket.open = false;
        ears.onClose();
      };
      sockets.push(socket);
      timers.after(weather.delayMs() + 1, () => {
        if (!up || !takesSockets || weather.drops()) return close();
        if (!sockets.includes(socket)) return;
        socket.open = true;
        ears.onOpen();
      });
      return {
        close,
        send(message) {
          void travel(() => {
            if (message.type === 'beat') hear({ type: 'beat', id: message.id, clock: clock() });
            if (message.type === 'hand') hand(message);
            if (message.type !== 'append') return;
            const outcome = append(by, message.events);
            if (outcome.type === 'kept') hear(acknowledgement(message, outcome));
            if (outcome.type === 'refused')
              // A message that cannot be read has no number to be answered by.
              hear({
                type: 'refused',
                id: outcome.code === 'badRequest' ? null : message.id,
                code: outcome.code,
                sentence: '',
                details: outcome.details,
              });
          });
        },
      };
    },
    raiseHand: async (_attempt, said) => (await travel(() => hand(said))) ?? false,
    farewell(_attempt, by, batch) {
      void travel(() => append(by, batch));
    },
  };

  function hand({ up, why }: Hand): boolean {
    handRaised = up;
    handWhy = up ? (why ?? null) : null;
    say({ type: 'hand', up });
    return true;
  }

  function openingFor(by: string, from: string | null = null): AttemptOpening {
    if (writer === null) [writer, device, writesSince] = [by, from, now()];
    return opening(by, from);
  }

  function takeOver(by: string, from: string | null = null): AttemptOpening {
    [writer, device, writesSince] = [by, from, now()];
    for (const socket of sockets)
      if (socket.open && socket.writer !== by) socket.ears.onMessage({ type: 'superseded' });
    return opening(by, from);
  }

  return {
    attempt,
    network,
    receipts,
    events: () => events,
    state: () => fold(events.map(({ event }) => event)),
    isSealed: () => sealed,
    openingFor,
    takeOver,
    hand: () => ({ up: handRaised, why: handWhy }),
    /** No socket comes through any more, as behind a proxy that knows none. */
    forbidSockets() {
      takesSockets = false;
      for (const socket of [...sockets]) socket.ears.onClose();
      sockets = [];
    },
    /** From now on another machine needs an unlock to take over. */
    lockLease() {
      locksLease = true;
    },
    unlock() {
      locksLease = false;
      say({ type: 'unlocked' });
    },
    /** A server that is stricter than this player: it cannot read any answer to `item`. */
    cannotRead(item: string) {
      unreadable = item;
    },
    /** The invigilator writes; who is not connected hears it with the next opening. */
    write(id: string, text: string) {
      messages = [...messages, { id, text, at: now() }];
      say({ type: 'message', id, text, at: now() });
    },
    /** The invigilator ends the attempt. */
    end() {
      sealed = true;
      say({ type: 'ended' });
    },
    pause() {
      times.pausedSince = now();
      say({ type: 'clock', clock: clock(), reason: 'pause' });
    },
    /** Somebody sets the server's clock back. */
    setBack(ms: number) {
      steppedMs -= ms;
    },
    setWeather(next: Weather) {
      weather = next;
    },
    /** kill -9: sockets die, what was committed stays. */
    kill() {
      up = false;
      for (const socket of [...sockets]) {
        sockets = sockets.filter((other) => other !== socket);
        socket.open = false;
        socket.ears.onClose();
      }
    },
    restart() {
      up = true;
    },
    /** A restored backup: the server forgot the last events although it acknowledged them. */
    forget(count: number) {
      events = events.slice(0, Math.max(0, events.length - count));
      sealed = false;
    },
    addTime(seconds: number) {
      times.extraMs += seconds * 1000;
      say({ type: 'clock', clock: clock(), reason: 'extraTime' });
    },
    say,
    appendAs: (by: string, items: readonly Parameters<typeof chain>[1][number][]) => append(by, chain(head(), items)),
    now,
  };

  function say(message: ServerMessage) {
    for (const socket of sockets) if (socket.open) socket.ears.onMessage(message);
  }
}
export type ModelServer = ReturnType<typeof modelServer>;
