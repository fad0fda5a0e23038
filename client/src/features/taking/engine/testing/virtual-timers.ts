import type { Timers } from '../timers.ts';

/** Time that passes only when a test says so. */
export interface VirtualTimers extends Timers {
  /** Lets `ms` pass: every timer in between fires at its instant, and all that awaits it runs before the next. */
  pass(ms: number): Promise<void>;
}

export function virtualTimers(random: () => number = () => 0.5): VirtualTimers {
  let now = 0;
  let order = 0;
  let planned: { at: number; order: number; act: () => void }[] = [];
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    now: () => now,
    random,
    after(ms, act) {
      order += 1;
      const timer = { at: now + Math.max(0, ms), order, act };
      planned.push(timer);
      return () => {
        planned = planned.filter((other) => other !== timer);
      };
    },
    async pass(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const next = planned
          .filter(({ at }) => at <= end)
          .sort((a, b) => a.at - b.at || a.order - b.order)
          .at(0);
        if (!next) break;
        planned = planned.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.act();
        await settle();
      }
      now = end;
    },
  };
}
