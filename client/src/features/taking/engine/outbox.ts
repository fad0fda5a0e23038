import type { ChainedEvent } from 'shared/attempt/events.ts';
import type { ClockView, Receipt } from 'shared/contracts/delivery.ts';
import { backoff, type Timers } from './timers.ts';

/** The server's word that it keeps all up to `seq`; signed where it is a receipt to show. */
export type Kept = Omit<Receipt, 'signature'> & { readonly signature?: string | undefined };

/** What became of a batch. `lost` means that nobody knows: it may have been kept or not, so it is sent again. */
export type Outcome =
  | { readonly type: 'kept'; readonly receipt: Kept; readonly sealed: boolean; readonly clock?: ClockView }
  | { readonly type: 'refused'; readonly code: string; readonly details: Readonly<Record<string, unknown>> }
  | { readonly type: 'lost' };

/** What the owner makes of an outcome: go on, try again later, or send nothing more until woken by `resume`. */
export type Verdict = 'on' | 'later' | 'stop';

interface OutboxDeps {
  readonly timers: Timers;
  /** All events that the server has not acknowledged, oldest first. */
  unsent(): readonly ChainedEvent[];
  send(batch: readonly ChainedEvent[]): Promise<Outcome>;
  judge(outcome: Outcome, batch: readonly ChainedEvent[]): Verdict;
}

export interface Outbox {
  /** Something new is there. */
  nudge(): void;
  /** The road is open again: send at once what waits, whatever the backoff says. */
  wake(): void;
  stop(): void;
  resume(): void;
}

/** Long enough to gather a burst of clicks into one message, short enough that nobody feels it. */
const GATHER_MS = 80;
const RETRY = { first: 500, most: 15_000 };
const MOST_EVENTS = 200;
/** Below the socket's 256 KiB with room for what surrounds the events. */
const MOST_BYTES = 180_000;

/** Sends what is unsent, one batch under way at a time; each batch is all that waits by then. */
export function createOutbox({ timers, unsent, send, judge }: OutboxDeps): Outbox {
  let underWay = false;
  let stopped = false;
  let failures = 0;
  let cancel: (() => void) | null = null;

  const plan = (ms: number) => {
    if (cancel || underWay || stopped || unsent().length === 0) return;
    cancel = timers.after(ms, () => {
      cancel = null;
      void run();
    });
  };
  const unplan = () => {
    cancel?.();
    cancel = null;
  };

  async function run() {
    const batch = firstBatch(unsent());
    if (stopped || underWay || batch.length === 0) return;
    underWay = true;
    const outcome = await send(batch);
    underWay = false;
    const verdict = judge(outcome, batch);
    if (verdict === 'stop') stopped = true;
    failures = verdict === 'later' ? failures + 1 : 0;
    plan(verdict === 'later' ? backoff(failures, RETRY, timers.random()) : 0);
  }

  return {
    nudge: () => plan(GATHER_MS),
    wake() {
      failures = 0;
      unplan();
      plan(0);
    },
    stop() {
      stopped = true;
      unplan();
    },
    resume() {
      stopped = false;
      plan(0);
    },
  };
}

/** As many events from the front as one message may carry; at least one. */
export function firstBatch(events: readonly ChainedEvent[], mostBytes = MOST_BYTES): readonly ChainedEvent[] {
  let bytes = 0;
  const end = events.findIndex((event, index) => {
    bytes += JSON.stringify(event).length * 3;
    return index > 0 && bytes > mostBytes;
  });
  return events.slice(0, Math.min(end < 0 ? events.length : end, MOST_EVENTS));
}
