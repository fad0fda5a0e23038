import { headAt } from 'shared/attempt/chain.ts';
import type { ChainHead } from 'shared/attempt/events.ts';
import { type Appended, type Receipt, receiptText } from 'shared/contracts/delivery.ts';
import type { Deps } from '../../deps.ts';
import { Refusal } from '../../http/failures.ts';
import { type Batch, judgeBatch, type Stand, type Verdict } from './judge-batch.ts';
import { keepStrays } from './keep-strays.ts';
import { hashesAt, insertEvents, lockAttempts, moveHeads } from './ledger-queries.ts';
import { clockView, timesOf } from './times.ts';

/** Batches in one transaction at most, and waiting at most: beyond that the door says "too many" and the client waits. */
const FLUSH_BATCHES = 1_000;
const QUEUE_BATCHES = 50_000;
/** Batches of one attempt that wait or are written: a player has one under way, at most a few after a bad line. */
const BATCHES_OF_ONE = 32;

interface Waiting {
  readonly attempt: string;
  readonly batch: Batch;
  readonly resolve: (outcome: Appended | Refusal) => void;
  readonly reject: (error: unknown) => void;
}

export interface LedgerWriter {
  /** Resolves after COMMIT with a signed receipt, or with the refusal. Rejects only on faults. */
  append(attempt: string, batch: Batch): Promise<Appended | Refusal>;
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
 * Writes ledgers in micro-batches: while one transaction commits, what arrives gathers for the next, so that many
 * candidates share one INSERT and one COMMIT. Locks are taken in the order of ids, so that nodes never wait in a circle.
 */
export function ledgerWriter(deps: Pick<Deps, 'db' | 'secrets' | 'now'>): LedgerWriter {
  let queue: Waiting[] = [];
  let flushing: Promise<void> | null = null;
  const underWay = new Map<string, number>();

  function settle(attempt: string): void {
    const left = (underWay.get(attempt) ?? 0) - 1;
    if (left > 0) underWay.set(attempt, left);
    else underWay.delete(attempt);
  }

  async function flushAll() {
    // One turn of the event loop gathers what sockets have already received.
    await new Promise(setImmediate);
    while (queue.length > 0) {
      const now = queue.slice(0, FLUSH_BATCHES);
      queue = queue.slice(FLUSH_BATCHES);
      await writeOrIsolate(now);
    }
    flushing = null;
  }

  /** A batch that the database cannot take must not fail those that share its transaction: halve until it stands alone. */
  async function writeOrIsolate(waiting: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await writeBatches(deps, waiting);
      waiting.forEach((one, index) => {
        one.resolve(outcomes[index] as Appended | Refusal);
      });
    } catch (error) {
      if (waiting.length === 1) return waiting[0]?.reject(error);
      const half = waiting.length >> 1;
      await writeOrIsolate(waiting.slice(0, half));
      await writeOrIsolate(waiting.slice(half));
    }
  }

  return {
    append(attempt, batch) {
      const own = underWay.get(attempt) ?? 0;
      if (queue.length >= QUEUE_BATCHES || own >= BATCHES_OF_ONE) return Promise.resolve(new Refusal('tooMany'));
      underWay.set(attempt, own + 1);
      return new Promise<Appended | Refusal>((resolve, reject) => {
        queue.push({ attempt, batch, resolve, reject });
        flushing ??= flushAll();
      }).finally(() => settle(attempt));
    },
    async drain() {
      while (flushing) await flushing;
    },
  };
}

/** Judges and writes batches of many attempts in one transaction; outcomes stand in the order of the batches. */
async function writeBatches(
  { db, secrets, now }: Pick<Deps, 'db' | 'secrets' | 'now'>,
  batches: readonly { attempt: string; batch: Batch }[],
): Promise<(Appended | Refusal)[]> {
  return db.transaction(async (tx) => {
    const rows = await lockAttempts(tx, [...new Set(batches.map(({ attempt }) => attempt))]);
    const stands = new Map(rows.map((row) => [row.id, standOf(row)]));
    const known = await hashesAt(tx, lastKnownOf(batches, stands));
    const at = now();

    const verdicts = batches.map(({ attempt, batch }): Verdict | null => {
      const stand = stands.get(attempt);
      if (!stand) return null;
      const verdict = judgeBatch(stand, batch, known.get(lastKnownKey(attempt, batch, stand.head)), at);
      stands.set(attempt, standAfter(stand, verdict));
      // A repeat inside the same transaction is held against what has just been judged.
      for (const { event, hash } of verdict.fresh) known.set(`${attempt} ${event.seq}`, hash);
      return verdict;
    });

    const of = (index: number) => (batches[index] as { attempt: string; batch: Batch }).attempt;
    const fresh = verdicts.flatMap((verdict, index) =>
      (verdict?.fresh ?? []).map((chained) => ({ attempt: of(index), chained })),
    );
    const stray = verdicts.flatMap((verdict, index) =>
      (verdict?.stray ?? []).map((chained) => ({
        attempt: of(index),
        chained,
        why: verdict?.refusal?.code ?? 'attemptSealed',
        writer: batches[index]?.batch.writer ?? '',
      })),
    );
    const receipts = new Map(
      [...stands].map(([attempt, stand]) => [attempt, signReceipt(secrets, { attempt, ...stand.head, at })]),
    );
    const moved = [...new Set(fresh.map(({ attempt }) => attempt))].map((attempt) => {
      const { head, isSealed } = stands.get(attempt) as Stand;
      const receipt = receipts.get(attempt) as Receipt;
      return { attempt, seq: head.seq, hash: head.hash, at, signature: receipt.signature, sealed: isSealed };
    });
    if (fresh.length > 0) await insertEvents(tx, fresh, at);
    if (stray.length > 0) await keepStrays(tx, stray, new Map(rows.map(({ id, sealedAt }) => [id, sealedAt])), at);
    if (moved.length > 0) await moveHeads(tx, moved);

    return verdicts.map((verdict, index): Appended | Refusal => {
      const stand = stands.get(of(index));
      const receipt = receipts.get(of(index));
      if (!verdict || !stand || !receipt) return new Refusal('notFound');
      if (verdict.refusal) return new Refusal(verdict.refusal.code, verdict.refusal.details);
      return { receipt, clock: clockView(stand.times, at), sealed: stand.isSealed };
    });
  });
}

function standOf(row: Awaited<ReturnType<typeof lockAttempts>>[number]): Stand {
  return {
    head: { seq: row.headSeq, hash: row.headHash },
    writer: row.writer,
    isSealed: row.sealedAt !== null,
    times: timesOf(row),
  };
}

function standAfter(stand: Stand, { fresh }: Verdict): Stand {
  const last = fresh.at(-1);
  return last ? { ...stand, head: headAt(last), isSealed: last.event.kind === 'submit' } : stand;
}

/** For each batch that repeats something, the place whose stored hash decides. */
function lastKnownOf(batches: readonly { attempt: string; batch: Batch }[], stands: ReadonlyMap<string, Stand>) {
  return batches.flatMap(({ attempt, batch }) => {
    const seq = lastKnownSeq(batch, stands.get(attempt)?.head);
    return seq === null ? [] : [{ attempt, seq }];
  });
}

function lastKnownSeq(batch: Batch, head: ChainHead | undefined): number | null {
  if (!head) return null;
  return batch.events.reduce<number | null>((last, { event }) => (event.seq <= head.seq ? event.seq : last), null);
}

const lastKnownKey = (attempt: string, batch: Batch, head: ChainHead) => `${attempt} ${lastKnownSeq(batch, head)}`;

function signReceipt(secrets: Deps['secrets'], { attempt, seq, hash, at }: Omit<Receipt, 'signature'>): Receipt {
  return { attempt, seq, hash, at, signature: secrets.sign(receiptText({ attempt, seq, hash, at })) };
}
