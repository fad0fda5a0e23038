import { type DBSchema, openDB } from 'idb';
import type { ChainedEvent } from 'shared/attempt/events.ts';
import type { AttemptOpening, CandidateCard } from 'shared/contracts/delivery.ts';

/**
 * What this machine keeps of an attempt until it is handed in: every event that was written here, by whichever page. Rows
 * of two pages never meet, so a page that lost the pen cannot overwrite what the next one writes.
 */
export interface Shelf {
  /** False where the browser keeps nothing beyond this page. */
  readonly lasting: boolean;
  eventsOf(attempt: string): Promise<readonly ChainedEvent[]>;
  /** Rejects where the events are kept by this page only. */
  put(attempt: string, events: readonly ChainedEvent[]): Promise<void>;
  drop(attempt: string, hashes: readonly string[]): Promise<void>;
  paper(name: string): Promise<Uint8Array | null>;
  putPaper(name: string, bytes: Uint8Array): Promise<void>;
  /** The paper that is being sat on this machine, so that a reload without a line finds it; null where there is none. */
  sitting(): Promise<KeptSitting | null>;
  keepSitting(sitting: KeptSitting): Promise<void>;
  forgetSitting(): Promise<void>;
}

/** What the server said when the paper was opened here or is waited for, and when that was by this computer's own date. */
export interface KeptSitting {
  readonly card: CandidateCard;
  /** Null while the paper is waited for. */
  readonly opening: AttemptOpening | null;
  /** Where the attempt began on this machine without a line: when, by the server's clock as this page knew it. */
  readonly begunAt?: number;
  /** The page that may write. */
  readonly writer: string;
  /** Milliseconds since 1970 by this computer, at the moment of the last word about time. */
  readonly at: number;
}

interface Schema extends DBSchema {
  events: { key: [string, string]; value: { attempt: string; hash: string; chained: ChainedEvent } };
  papers: { key: string; value: Uint8Array };
  /** One at most: a computer has one pupil. */
  sittings: { key: typeof HERE; value: KeptSitting };
}

const HERE = 'here';

/** A database of the browser that does not answer for so long is stuck: another page holds it, or the disk is dying. */
const PATIENCE_MS = 3_000;

/** Never fails and never hangs: where IndexedDB is missing, refused or stuck, a shelf in memory stands in by `lasting`. */
export async function openShelf(open: () => Promise<Shelf> = diskShelf, patienceMs = PATIENCE_MS): Promise<Shelf> {
  try {
    return besideMemory(await within(patienceMs, open()), patienceMs);
  } catch {
    return memoryShelf();
  }
}

/**
 * Asks the browser not to clear what lies on the shelf when its disk gets full. It may refuse, or not know the question:
 * then the shelf lasts as long as there is room, and the server has the rest.
 */
export async function askToStay(storage: Pick<StorageManager, 'persist'> | undefined): Promise<boolean> {
  try {
    return (await storage?.persist()) ?? false;
  } catch {
    return false;
  }
}

async function diskShelf(): Promise<Shelf> {
  const db = await openDB<Schema>('khaothi', 2, {
    upgrade(database, before) {
      if (before < 1) {
        database.createObjectStore('events', { keyPath: ['attempt', 'hash'] });
        database.createObjectStore('papers');
      }
      database.createObjectStore('sittings');
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
      for (const chained of events)
        void change.store.put({ attempt, hash: chained.hash, chained }).catch(() => undefined);
      await change.done;
    },
    async drop(attempt, hashes) {
      const change = db.transaction('events', 'readwrite');
      for (const hash of hashes) void change.store.delete([attempt, hash]).catch(() => undefined);
      await change.done;
    },
    paper: async (name) => (await db.get('papers', name)) ?? null,
    async putPaper(name, bytes) {
      await db.put('papers', bytes, name);
    },
    sitting: async () => (await db.get('sittings', HERE)) ?? null,
    async keepSitting(sitting) {
      await db.put('sittings', sitting, HERE);
    },
    forgetSitting: () => db.delete('sittings', HERE),
  };
}

/** A disk that fails or hangs later loses nothing while the page is open: memory holds every event as well. */
function besideMemory(disk: Shelf, patienceMs: number): Shelf {
  const memory = memoryShelf();
  return {
    lasting: disk.lasting,
    async eventsOf(attempt) {
      const here = await memory.eventsOf(attempt);
      const known = new Set(here.map(({ hash }) => hash));
      const there = await within(patienceMs, disk.eventsOf(attempt)).catch(() => []);
      return [...there.filter(({ hash }) => !known.has(hash)), ...here];
    },
    async put(attempt, events) {
      await memory.put(attempt, events);
      await within(patienceMs, disk.put(attempt, events));
    },
    async drop(attempt, hashes) {
      await memory.drop(attempt, hashes);
      await within(patienceMs, disk.drop(attempt, hashes));
    },
    paper: async (name) => (await memory.paper(name)) ?? (await within(patienceMs, disk.paper(name)).catch(() => null)),
    async putPaper(name, bytes) {
      await memory.putPaper(name, bytes);
      await within(patienceMs, disk.putPaper(name, bytes));
    },
    // Of use to the next page only, so memory need not hold it.
    sitting: () => within(patienceMs, disk.sitting()),
    keepSitting: (sitting) => within(patienceMs, disk.keepSitting(sitting)),
    forgetSitting: () => within(patienceMs, disk.forgetSitting()),
  };
}

export function memoryShelf(): Shelf {
  const events = new Map<string, Map<string, ChainedEvent>>();
  const papers = new Map<string, Uint8Array>();
  let here: KeptSitting | null = null;
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
    sitting: async () => here,
    async keepSitting(sitting) {
      here = sitting;
    },
    async forgetSitting() {
      here = null;
    },
  };
}

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the shelf does not answer')), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
