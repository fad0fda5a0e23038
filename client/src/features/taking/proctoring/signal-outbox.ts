import type { Clock } from 'proctoring/signals/clock.ts';
import type { SignalName } from 'proctoring/signals/registry.ts';
import type { Told } from 'proctoring/signals/signal.ts';
import type { WireSignal } from 'shared/contracts/proctoring.ts';
import type { BatchSeal } from 'shared/evidence/batch-chain.ts';
import { HEARTBEAT_MS } from 'shared/evidence/classify-gaps.ts';
import type { PageSeal } from './page-seal.ts';

export interface SignalOutbox {
  /** Queues a signal; returns its number, and `arrived` when the server has it. */
  put(kind: SignalName, told: Told): { readonly seq: number; readonly arrived: Promise<void> };
  readonly source: string;
  /** Sends what waits now, without waiting for more. */
  flush(): void;
  stop(): void;
}

/** Where a batch went: null did not arrive; `waitMs`: the server saves answers first and asks for it then; else the nonce for the next one. */
export type Sent = { readonly nonce: string | null } | { readonly waitMs: number } | null;
export type SendBatch = (signals: readonly WireSignal[], seal: BatchSeal | null) => Promise<Sent>;

interface Waiting {
  readonly signal: WireSignal;
  readonly arrived: () => void;
}

const GATHER_MS = 1_000;
const BATCH = 50;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;
/** No server keeps a page silent for longer. */
const LONGEST_HOLD_MS = 5 * 60_000;
/** A page that was cut off for hours keeps the newest. */
const MOST_WAITING = 2_000;

/**
 * Signals in order, sealed in batches and sent again until they arrive: a batch that was sent once never changes, and the
 * server takes a repeat for what it is. A page that has nothing to tell says once a minute that it is there. Never in the
 * way of answers: nothing here blocks, and `send` is asked for one batch at a time.
 */
export function createSignalOutbox({
  source,
  clock,
  pageSeal,
  send,
}: {
  readonly source: string;
  readonly clock: Clock;
  readonly pageSeal: PageSeal;
  readonly send: SendBatch;
}): SignalOutbox {
  let waiting: Waiting[] = [];
  /** In the air, or waiting to be sent again as it is. */
  let flying: { readonly batch: readonly Waiting[]; readonly seal: BatchSeal | null } | null = null;
  let seq = 0;
  let isSending = false;
  let isStopped = false;
  let wait = FIRST_WAIT_MS;
  let cancel: (() => void) | null = null;
  let cancelBeat = () => {};

  const later = (milliseconds: number) => {
    cancel ??= clock.after(milliseconds, () => {
      cancel = null;
      void sendNext();
    });
  };
  const beatLater = () => {
    cancelBeat();
    if (!isStopped) cancelBeat = clock.after(HEARTBEAT_MS, () => void sendNext('beat'));
  };

  async function sendNext(why: 'signals' | 'beat' = 'signals'): Promise<void> {
    if (isSending || (!flying && waiting.length === 0 && why === 'signals')) return;
    isSending = true;
    const reply = await sendOnce().catch(() => null);
    isSending = false;
    beatLater();
    if (reply && 'waitMs' in reply) {
      wait = FIRST_WAIT_MS;
      if (!isStopped) later(Math.min(reply.waitMs, LONGEST_HOLD_MS));
    } else if (reply) {
      wait = FIRST_WAIT_MS;
      if (waiting.length > 0) later(0);
    } else if (!isStopped && (flying || waiting.length > 0)) {
      later(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
  }

  async function sendOnce(): Promise<Sent> {
    if ((await pageSeal.open()) === 'later') return null;
    if (!flying) {
      const batch = waiting.slice(0, BATCH);
      const seal = await pageSeal.seal(batch.map(({ signal }) => signal));
      // Without a seal there is nothing in it that says the page is there.
      if (batch.length === 0 && !seal) return { nonce: null };
      waiting = waiting.slice(batch.length);
      flying = { batch, seal };
    }
    const { batch, seal } = flying;
    const reply = await send(
      batch.map(({ signal }) => signal),
      seal,
    );
    if (!reply || 'waitMs' in reply) return reply;
    flying = null;
    pageSeal.arrived(reply.nonce);
    for (const one of batch) one.arrived();
    return reply;
  }

  beatLater();
  return {
    source,
    put(kind, told) {
      const signal = { source, seq, kind, ...told, payload: told.payload as WireSignal['payload'] };
      seq += 1;
      const arrived = new Promise<void>((resolve) => {
        waiting = [...waiting, { signal, arrived: resolve }].slice(-MOST_WAITING);
      });
      later(GATHER_MS);
      return { seq: signal.seq, arrived };
    },
    flush() {
      cancel?.();
      cancel = null;
      void sendNext();
    },
    stop() {
      isStopped = true;
      cancelBeat();
      this.flush();
    },
  };
}
