import { chain, firstBreak, genesis } from 'shared/attempt/chain.ts';
import type { ChainedEvent, ChainHead, LedgerEvent } from 'shared/attempt/events.ts';
import { appendEvents, openAttempt } from 'shared/contracts/delivery.ts';
import { inTurn, RefusedCall } from '../house/call.ts';
import { nativeHash } from '../house/native-hash.ts';
import { type Kept, type Line, LineDown, openLine } from './line.ts';
import type { Seat } from './seat.ts';

/** What one candidate's hour came to. */
export interface Sitting {
  readonly attempt: string;
  /** The last acknowledgement: all events up to here are promised to be kept. */
  acknowledged: ChainHead;
  /** The last one that was signed. */
  receipt: Kept | null;
  sealed: boolean;
  /** Milliseconds from sending a batch to its acknowledgement. */
  readonly latencies: number[];
  errors: number;
}

const OPTIONS = ['a', 'b', 'c', 'd'];
const RETRY_MS = 250;
/** As the player draws its own. */
const BEAT_MS = { least: 13_500, most: 16_500 };
/** A server that is being killed again and again must not keep a day from ending. */
const MOST_ERRORS = 100;

/** How a candidate behaves between sitting down and leaving. */
export interface Manner {
  /** Milliseconds between an acknowledgement and the next answer, drawn anew each time. */
  think(): number;
  readonly beats: boolean;
  /** Asked before each batch: true where the line is cut now, and the batch travels twice, once by HTTP. */
  isCut(): boolean;
}

/** A candidate at a seat, whose line opens and comes back by itself: a cut or a killed server only costs time. */
export function sitDown(origin: string, seat: Seat, manner: Manner) {
  const sitting: Sitting = {
    attempt: seat.attempt,
    acknowledged: genesis(seat.attempt),
    receipt: null,
    sealed: false,
    latencies: [],
    errors: 0,
  };
  let line: Line | null = null;
  let answers = 0;
  let beating: NodeJS.Timeout | undefined;
  const beatOn = () => {
    line?.beat();
    beating = setTimeout(beatOn, BEAT_MS.least + Math.random() * (BEAT_MS.most - BEAT_MS.least));
  };

  const openAgain = () => inTurn((turn) => seat.caller.call(openAttempt, { body: { writer: seat.writer }, turn }));

  async function connect(): Promise<Line> {
    let ticket = seat.ticket;
    seat.ticket = null;
    if (ticket === null) {
      const opening = await openAgain();
      checkKept(sitting, opening.events);
      ticket = opening.socketTicket;
    }
    return openLine(origin, seat, ticket);
  }

  /** Sends a batch until it is acknowledged: what was kept without our hearing of it changes nothing twice. */
  async function save(events: readonly ChainedEvent[]): Promise<void> {
    const sentAt = performance.now();
    for (;;) {
      try {
        line ??= await connect();
        if (manner.isCut()) await byTheOtherRoad(events);
        const kept = await line.append(events);
        sitting.latencies.push(performance.now() - sentAt);
        const last = events.at(-1) as ChainedEvent;
        if (kept.hash !== last.hash || kept.seq !== last.event.seq) throw new Error('a receipt for something else');
        sitting.acknowledged = { seq: kept.seq, hash: kept.hash };
        if (kept.signature !== undefined) sitting.receipt = kept;
        return;
      } catch (error) {
        line?.cut();
        line = null;
        if (!isLineDown(error)) {
          sitting.errors += 1;
          if (sitting.errors === 1) process.stderr.write(`${String(error)}\n`);
          if (sitting.errors > MOST_ERRORS) throw error;
        }
        await wait(RETRY_MS);
      }
    }
  }

  /** The same batch over HTTP while the socket is being cut: both arrive, or one of them. */
  async function byTheOtherRoad(events: readonly ChainedEvent[]): Promise<void> {
    const cut = line;
    void cut?.append(events).catch(() => undefined);
    setImmediate(() => cut?.cut());
    await seat.caller.call(appendEvents, {
      params: { attemptId: seat.attempt },
      body: { writer: seat.writer, events: [...events] },
    });
    line = await connect();
  }

  const next = (act: 'answer' | 'submit') =>
    chain(sitting.acknowledged, [nextEvent(sitting.acknowledged.seq + 1, answers++, seat, act)], nativeHash);

  return {
    sitting,
    async connect() {
      line ??= await connect();
      if (!manner.beats || beating) return;
      beatOn();
      // Measured is the middle of an exam, not how it begins.
      await line.hasTime;
    },
    /** One answer, acknowledged. */
    answer: () => save(next('answer')),
    async answerUntil(until: number): Promise<void> {
      // All sat down some time ago: the day begins in the middle of a pause, and its rate is the same from first to last.
      for (let pause = manner.think() * Math.random(); Date.now() + pause < until; pause = manner.think()) {
        if (pause > 0) await wait(pause);
        await save(next('answer'));
      }
      const rest = until - Date.now();
      if (rest > 0) await wait(rest);
    },
    async submit(): Promise<void> {
      await save(next('submit'));
      sitting.sealed = true;
    },
    leave(): void {
      clearTimeout(beating);
      line?.close();
    },
    /** Opens the attempt once more, as a reload does: how much of what was acknowledged is not in what comes back. */
    async countLost(): Promise<number> {
      const { acknowledged, sealed } = sitting;
      const { events, ...opening } = await openAgain();
      const missing = Math.max(0, acknowledged.seq - events.length);
      const isSame = missing > 0 || headOf(sitting.attempt, events, acknowledged.seq) === acknowledged.hash;
      const isWhole = firstBreak(genesis(sitting.attempt), events, nativeHash) === null;
      return missing + Number(!isSame || !isWhole) + Number(sealed && !opening.sealed);
    },
  };
}

function nextEvent(seq: number, nth: number, { questions }: Seat, act: 'answer' | 'submit'): LedgerEvent {
  const at = Date.now();
  if (act === 'submit') return { kind: 'submit', seq, at };
  if (seq === 1) return { kind: 'open', seq, at };
  return { kind: 'answer', seq, at, item: `q${1 + (nth % questions)}`, response: OPTIONS[nth % 4] ?? 'a' };
}

/** The ledger that the server gives back must hold everything it has acknowledged. */
function checkKept({ attempt, acknowledged }: Sitting, events: readonly ChainedEvent[]) {
  const broken = firstBreak(genesis(attempt), events, nativeHash);
  if (broken) throw new Error(`The ledger of ${attempt} breaks at ${broken.event.seq}.`);
  if (headOf(attempt, events, acknowledged.seq) !== acknowledged.hash)
    throw new Error(`${attempt} lost what was acknowledged at ${acknowledged.seq}.`);
}

/** The hash of a ledger at a number; undefined where it does not reach so far. */
const headOf = (attempt: string, events: readonly ChainedEvent[], seq: number): string | undefined =>
  seq === 0 ? genesis(attempt).hash : events[seq - 1]?.hash;

function isLineDown(error: unknown): boolean {
  if (error instanceof LineDown) return true;
  // A database that is being started again is told as a fault or as too much; both mean: later.
  if (error instanceof RefusedCall) return error.code === 'internal' || error.code === 'tooMany';
  const code = (error as { code?: string }).code ?? '';
  return /^(ECONN|UND_ERR_SOCKET|EPIPE|UND_ERR_CONNECT)/.test(code);
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
