import type { Response } from 'shared/questions/registry.ts';
import type { Timers } from './timers.ts';

/** Typed and not yet an event, by item. */
export type Drafts = Readonly<Record<string, Response | null>>;

interface Deps {
  readonly timers: Timers;
  onChange(drafts: Drafts): void;
  record(item: string, response: Response | null): void;
}

const REST_MS = 400;

/** What is being typed becomes an event when the hand rests. */
export function createDrafts({ timers, onChange, record }: Deps) {
  let drafts: Drafts = {};
  let cancel = () => {};
  const become = (next: Drafts) => {
    drafts = next;
    onChange(drafts);
  };
  function flush() {
    cancel();
    const typed = Object.entries(drafts);
    if (typed.length === 0) return;
    become({});
    for (const [item, response] of typed) record(item, response);
  }
  return {
    flush,
    put(item: string, response: Response | null) {
      become({ ...drafts, [item]: response });
      cancel();
      cancel = timers.after(REST_MS, flush);
    },
    /** A decision replaces what was typed there. */
    forget(item: string) {
      if (!(item in drafts)) return;
      const { [item]: _, ...others } = drafts;
      become(others);
    },
    stop: () => cancel(),
  };
}
