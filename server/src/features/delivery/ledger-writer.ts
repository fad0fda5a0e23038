import type { AttemptTimes } from 'shared/attempt/clock.ts';
import { type Appended, type Receipt, receiptText } from 'shared/contracts/delivery.ts';
import { isDatabaseAway } from '../../db/sqlstate.ts';
import type { Deps } from '../../deps.ts';
import { Refusal } from '../../http/failures.ts';
import type { Batch } from './judge-batch.ts';
import { knownStands } from './stands.ts';
import { clockView } from './times.ts';
import { writeBatches } from './write-batches.ts';

/** Batches in one flush at most, and waiting at most: beyond that the door says "too many" and the client waits. */
const FLUSH_BATCHES = 1_000;
const QUEUE_BATCHES = 50_000;
/** Batches of one attempt that wait or are written: a player has one under way, at most a few after a bad line. */
const BATCHES_OF_ONE = 32;
/** Flushes at once: while the database keeps one half of the attempts, the other half is read and judged. */
const LANES = 2;

/** What stands after COMMIT: the ledger is kept up to `receipt`, which is not signed yet. */
export interface Kept {
  readonly receipt: Omit<Receipt, 'signature'>;
  readonly times: AttemptTimes;
  readonly sealed: boolean;
}

export interface LedgerWriter {
  /** Resolves after COMMIT, or with the refusal. Rejects only on faults. */
  append(attempt: string, batch: Batch): Promise<Kept | Refusal>;
  /** Batches that wait or are being written, and for how many milliseconds the oldest has. */
  backlog(): { readonly batches: number; readonly oldestMs: number };
  /** Resolves when nothing is waiting any more. */
  drain(): Promise<void>;
}

const writers = new WeakMap<Deps['bus'], LedgerWriter>();

/** The one ledger writer of a running server: the socket and HTTP gather into the same micro-batches. */
export function ledgerWriterOf(deps: Pick<Deps, 'db' | 'bus' | 'secrets' | 'now'>): LedgerWriter {
  const known = writers.get(deps.bus);
  if (known) return known;
  const writer = ledgerWriter(deps);
  writers.set(deps.bus, writer);
  return writer;
}

/**
 * Writes ledgers in micro-batches: while one flush commits, what arrives gathers for the next, so that many candidates
 * share one statement and one COMMIT. An attempt has its lane, so that no two flushes of a node meet in it.
 */
export function ledgerWriter(deps: Pick<Deps, 'db' | 'secrets' | 'now'>): LedgerWriter {
  const known = knownStands(deps);
  const lanes = Array.from({ length: LANES }, () => lane((waiting) => writeBatches(deps, known, waiting)));
  const underWay = new Map<string, number>();
  let queued = 0;

  function settle(attempt: string): void {
    queued -= 1;
    const left = (underWay.get(attempt) ?? 0) - 1;
    if (left > 0) underWay.set(attempt, left);
    else underWay.delete(attempt);
  }

  return {
    append(attempt, batch) {
      const own = underWay.get(attempt) ?? 0;
      if (queued >= QUEUE_BATCHES || own >= BATCHES_OF_ONE) return Promise.resolve(new Refusal('tooMany'));
      underWay.set(attempt, own + 1);
      queued += 1;
      return new Promise<Kept | Refusal>((resolve, reject) => {
        lanes[laneOf(attempt)]?.push({
          attempt,
          batch,
          since: deps.now(),
          resolve(outcome) {
            settle(attempt);
            resolve(outcome);
          },
          reject(error) {
            settle(attempt);
            reject(error);
          },
        });
      });
    },
    backlog() {
      const since = lanes.flatMap((one) => one.oldestSince() ?? []);
      return { batches: queued, oldestMs: since.length > 0 ? Math.max(0, deps.now() - Math.min(...since)) : 0 };
    },
    async drain() {
      await Promise.all(lanes.map((one) => one.drain()));
    },
  };
}

interface Waiting {
  readonly attempt: string;
  readonly batch: Batch;
  readonly since: number;
  readonly resolve: (outcome: Kept | Refusal) => void;
  readonly reject: (error: unknown) => void;
}

function lane(write: (waiting: readonly Waiting[]) => Promise<readonly (Kept | Refusal)[]>) {
  let queue: Waiting[] = [];
  let inHand: readonly Waiting[] = [];
  let flushing: Promise<void> | null = null;

  async function flushAll() {
    // One turn of the event loop gathers what sockets have already received.
    await new Promise(setImmediate);
    while (queue.length > 0) {
      const now = queue.slice(0, FLUSH_BATCHES);
      queue = queue.slice(FLUSH_BATCHES);
      inHand = now;
      await writeOrIsolate(now);
      inHand = [];
    }
    flushing = null;
  }

  /** A batch that the database cannot take must not fail those that share its flush: halve until it stands alone. */
  async function writeOrIsolate(waiting: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await write(waiting);
      waiting.forEach((one, index) => {
        one.resolve(outcomes[index] as Kept | Refusal);
      });
    } catch (error) {
      if (waiting.length === 1 || isDatabaseAway(error)) {
        for (const one of waiting) one.reject(error);
        return;
      }
      const half = waiting.length >> 1;
      await writeOrIsolate(waiting.slice(0, half));
      await writeOrIsolate(waiting.slice(half));
    }
  }

  return {
    push(one: Waiting) {
      queue.push(one);
      flushing ??= flushAll();
    },
    /** They come and are written in order: what is in hand is older than what waits. */
    oldestSince: () => (inHand[0] ?? queue[0])?.since,
    async drain() {
      while (flushing) await flushing;
    },
  };
}

/** Ids are random, so their last digit deals attempts evenly. */
const laneOf = (attempt: string) => Number.parseInt(attempt.slice(-1), 16) % LANES || 0;

/** The reply over HTTP and to whoever asks for a receipt at once. */
export function signed(secrets: Pick<Deps['secrets'], 'sign'>, { receipt, times, sealed }: Kept): Appended {
  const signature = secrets.sign(receiptText(receipt));
  return { receipt: { ...receipt, signature }, clock: clockView(times, receipt.at), sealed };
}
