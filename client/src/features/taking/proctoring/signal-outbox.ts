import type { Clock } from 'proctoring/signals/clock.ts';
import type { SignalName } from 'proctoring/signals/registry.ts';
import type { Told } from 'proctoring/signals/signal.ts';
import type { WireSignal } from 'shared/contracts/proctoring.ts';

export interface SignalOutbox {
  /** Queues a signal; returns its number, and `arrived` when the server has it. */
  put(kind: SignalName, told: Told): { readonly seq: number; readonly arrived: Promise<void> };
  readonly source: string;
  /** Sends what waits now, without waiting for more. */
  flush(): void;
  stop(): void;
}

const GATHER_MS = 1_000;
const BATCH = 50;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;
/** A page that was cut off for hours keeps the newest. */
const MOST_WAITING = 2_000;

/**
 * Signals in order, sent in batches and sent again until they arrive; the server takes a repeat for what it is. Never in
 * the way of answers: nothing here blocks, and `send` is asked for one batch at a time.
 */
export function createSignalOutbox({
  source,
  clock,
  send,
}: {
  readonly source: string;
  readonly clock: Clock;
  readonly send: (signals: readonly WireSignal[]) => Promise<boolean>;
}): SignalOutbox {
  let waiting: { signal: WireSignal; arrived: () => void }[] = [];
  let seq = 0;
  let isSending = false;
  let isStopped = false;
  let wait = FIRST_WAIT_MS;
  let cancel: (() => void) | null = null;

  const later = (milliseconds: number) => {
    cancel ??= clock.after(milliseconds, () => {
      cancel = null;
      void sendNext();
    });
  };

  async function sendNext(): Promise<void> {
    if (isSending || waiting.length === 0) return;
    isSending = true;
    const batch = waiting.slice(0, BATCH);
    const arrived = await send(batch.map(({ signal }) => signal)).catch(() => false);
    isSending = false;
    if (arrived) {
      waiting = waiting.filter((one) => !batch.includes(one));
      for (const one of batch) one.arrived();
      wait = FIRST_WAIT_MS;
      if (waiting.length > 0) later(0);
    } else if (!isStopped) {
      later(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
  }

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
      this.flush();
    },
  };
}
