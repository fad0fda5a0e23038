import { type DBSchema, openDB } from 'idb';
import type { ChainedEvent } from 'shared/attempt/events.ts';

/**
 * What this machine keeps of an attempt until it is handed in: every event that was written here, by whichever page. Rows
 * of two pages never meet, so a page that lost the pen cannot overwrite what the next one writes.
 */
export interface Shelf {
  /** False where the browser keeps nothing beyond this page. */
  readonly lasting: boolean;
  eventsOf(attempt: string): Promise<readonly ChainedEvent[]>;
  put(attempt: string, events: readonly ChainedEvent[]): Promise<void>;
  drop(attempt: string, hashes: readonly string[]): Promise<void>;
  paper(name: string): Promise<Uint8Array | null>;
  putPaper(name: string, bytes: Uint8Array): Promise<void>;
}

interface Schema extends DBSchema {
  events: { key: [string, string]; value: { attempt: string; hash: string; chained: ChainedEvent } };
  papers: { key: string; value: Uint8Array };
}

/** Never fails: where IndexedDB is missing or refused, a shelf in memory stands in and says so by `lasting`. */
export async function openShelf(): Promise<Shelf> {
  try {
    const db = await openDB<Schema>('khaothi', 1, {
      upgrade(fresh) {
        fresh.createObjectStore('events', { keyPath: ['attempt', 'hash'] });
        fresh.createObjectStore('papers');
      },
    });
    const all = (attempt: string) => IDBKeyRange.bound([attempt, ''], [attempt, '\uffff']);
    return {
      lasting: true,
      async eventsOf(attempt) {
        return (await db.getAll('events', all(attempt))).map(({ chained }) => chained);
      },
      async put(attempt, events) {
        const change = db.transaction('events', 'readwrite', { durability: 'strict' });
        for (const chained of events) void change.store.put({ attempt, hash: chained.hash, chained });
        await change.done;
      },
      async drop(attempt, hashes) {
        const change = db.transaction('events', 'readwrite');
        for (const hash of hashes) void change.store.delete([attempt, hash]);
        await change.done;
      },
      paper: async (name) => (await db.get('papers', name)) ?? null,
      async putPaper(name, bytes) {
        await db.put('papers', bytes, name);
      },
    };
  } catch {
    return memoryShelf();
  }
}

export function memoryShelf(): Shelf {
  const events = new Map<string, Map<string, ChainedEvent>>();
  const papers = new Map<string, Uint8Array>();
  const of = (attempt: string) => {
    const rows = events.get(attempt) ?? new Map<string, ChainedEvent>();
    events.set(attempt, rows);
    return rows;
  };
  return {
    lasting: false,
    eventsOf: async (attempt) => [...of(attempt).values()],
    async put(attempt, added) {
      for (const chained of added) of(attempt).set(chained.hash, chained);
    },
    async drop(attempt, hashes) {
      for (const hash of hashes) of(attempt).delete(hash);
    },
    paper: async (name) => papers.get(name) ?? null,
    async putPaper(name, bytes) {
      papers.set(name, bytes);
    },
  };
}
