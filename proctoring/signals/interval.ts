import type { Clock } from './clock.ts';
import type { Tell } from './signal.ts';

export interface Interval<Payload> {
  begin(payload: Payload): void;
  end(): void;
}

/**
 * An interval that is told only once it has lasted `afterMs` (a shorter one never happened: an input method's window, a
 * system notice), and a second time when it is over.
 */
export function interval<Payload>(clock: Clock, afterMs: number, tell: Tell<Payload>): Interval<Payload> {
  let current: { startedAt: number; payload: Payload; told: boolean; cancel: () => void } | null = null;
  return {
    begin(payload) {
      if (current) return;
      const startedAt = clock.now();
      const began = { startedAt, payload, told: false, cancel: () => {} };
      began.cancel = clock.after(afterMs, () => {
        began.told = true;
        tell({ startedAt, endedAt: null, payload });
      });
      current = began;
    },
    end() {
      if (!current) return;
      current.cancel();
      if (current.told) tell({ startedAt: current.startedAt, endedAt: clock.now(), payload: current.payload });
      current = null;
    },
  };
}
