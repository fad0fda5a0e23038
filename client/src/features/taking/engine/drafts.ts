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
/** Of a long text each event holds the whole: it is written when the writer stops to think, or after a while all the same. */
const LONG = { characters: 400, restMs: 2_500, mostMs: 10_000 };

/** What is being typed becomes an event when the hand rests. */
export function createDrafts({ timers, onChange, record }: Deps) {
  let drafts: Drafts = {};
  let cancel = () => {};
  /** When the oldest draft was begun. */
  let since: number | null = null;
  const become = (next: Drafts) => {
    drafts = next;
    onChange(drafts);
  };
  function flush() {
    cancel();
    since = null;
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
      since ??= timers.now();
      const isLong = JSON.stringify(response).length > LONG.characters;
      const left = since + LONG.mostMs - timers.now();
      cancel = timers.after(isLong ? Math.max(0, Math.min(LONG.restMs, left)) : REST_MS, flush);
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
