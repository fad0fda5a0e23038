import { headAt } from 'shared/attempt/chain.ts';
import type { ChainedEvent } from 'shared/attempt/events.ts';
import type { Tx } from '../../db/db.ts';
import { codeOf } from '../../db/sqlstate.ts';
import type { Deps } from '../../deps.ts';
import { Refusal } from '../../http/failures.ts';
import { type Batch, judgeBatch, type Stand, type Verdict } from './judge-batch.ts';
import { keepStrays } from './keep-strays.ts';
import { hashesAt, keepFlush, lockAttempts, type Move, standOf } from './ledger-queries.ts';
import type { Kept } from './ledger-writer.ts';
import { signFlush } from './sign-flush.ts';
import type { KnownStands } from './stands.ts';

type Needs = Pick<Deps, 'db' | 'secrets' | 'now'>;

interface Sent {
  readonly attempt: string;
  readonly batch: Batch;
}

/**
 * Judges batches of many attempts and keeps what is fresh; outcomes stand in the order of the batches.
 *
 * Nearly all continue their ledger and nothing else: those go on the quick road, judged by what this node knows and kept
 * by one statement that takes all or nothing, for it holds every head, writer and seal against the row. Whatever is
 * refused, repeated or found stale goes on the sure road, where the rows are locked first.
 */
export async function writeBatches(
  deps: Needs,
  known: KnownStands,
  batches: readonly Sent[],
): Promise<(Kept | Refusal)[]> {
  const at = deps.now();
  const before = await known.of([...new Set(batches.map(({ attempt }) => attempt))], at);
  const { quick, moves, after } = plan(before, batches, at);
  const isKept = moves.length > 0 && (await isKeptWhole(deps, moves, at));
  for (const attempt of before.keys())
    if (isKept && quick.has(attempt)) known.moved(attempt, after.get(attempt) as Stand);
    else known.forget(attempt);

  const sure = isKept ? batches.filter(({ attempt }) => !quick.has(attempt)) : batches;
  const judged = sure.length > 0 ? await writeSurely(deps, sure) : [];
  let next = 0;
  return batches.map(({ attempt, batch }) => {
    if (!isKept || !quick.has(attempt)) return judged[next++] as Kept | Refusal;
    const { times } = after.get(attempt) as Stand;
    const last = batch.events.at(-1) as ChainedEvent;
    return { receipt: { attempt, ...headAt(last), at }, times, sealed: last.event.kind === 'submit' };
  });
}

/** Which attempts take the quick road, how their heads move, and where they then stand. */
function plan(before: ReadonlyMap<string, Stand>, batches: readonly Sent[], at: number) {
  const quick = new Set<string>(before.keys());
  const after = new Map(before);
  const events = new Map<string, ChainedEvent[]>();
  for (const { attempt, batch } of batches) {
    const stand = after.get(attempt);
    if (!stand || !quick.has(attempt)) continue;
    const isContinued = batch.events[0]?.event.seq === stand.head.seq + 1;
    const verdict = isContinued ? judgeBatch(stand, batch, undefined, at) : null;
    if (!verdict || verdict.refusal || verdict.stray.length > 0) quick.delete(attempt);
    else {
      after.set(attempt, standAfter(stand, verdict));
      const fresh = events.get(attempt);
      if (fresh) fresh.push(...verdict.fresh);
      else events.set(attempt, [...verdict.fresh]);
    }
  }
  // In the order of their ids, like every lock on attempts.
  const moves = [...quick].sort().map((attempt) => moveOf(attempt, before, after, events.get(attempt) ?? []));
  return { quick, moves, after };
}

async function isKeptWhole({ db, secrets }: Needs, moves: readonly Move[], at: number): Promise<boolean> {
  try {
    await keepFlush(db, moves, { at, ...signFlush(secrets, moves.map(headOf), at) });
    return true;
  } catch (error) {
    if (MET_ANOTHER.has(codeOf(error))) return false;
    throw error;
  }
}

/** The road with locks: whoever moved an attempt meanwhile has finished before it is judged. */
async function writeSurely({ db, secrets, now }: Needs, batches: readonly Sent[]): Promise<(Kept | Refusal)[]> {
  return db.transaction(async (tx) => {
    const rows = await lockAttempts(tx, [...new Set(batches.map(({ attempt }) => attempt))]);
    const before = new Map(rows.map((row) => [row.id, standOf(row)]));
    const stands = new Map(before);
    const hashes = await hashesAt(tx, lastKnownOf(batches, stands));
    const at = now();

    const verdicts = batches.map(({ attempt, batch }): Verdict | null => {
      const stand = stands.get(attempt);
      if (!stand) return null;
      const verdict = judgeBatch(stand, batch, hashes.get(lastKnownKey(attempt, batch, stand)), at);
      stands.set(attempt, standAfter(stand, verdict));
      // A repeat inside the same transaction is held against what has just been judged.
      for (const { event, hash } of verdict.fresh) hashes.set(`${attempt} ${event.seq}`, hash);
      return verdict;
    });

    const fresh = new Map<string, ChainedEvent[]>();
    verdicts.forEach((verdict, index) => {
      const { attempt } = batches[index] as Sent;
      if (verdict && verdict.fresh.length > 0) fresh.set(attempt, [...(fresh.get(attempt) ?? []), ...verdict.fresh]);
    });
    const moves = [...fresh].map(([attempt, events]) => moveOf(attempt, before, stands, events));
    if (moves.length > 0) await keepFlush(tx, moves, { at, ...signFlush(secrets, moves.map(headOf), at) });
    await keepStray(tx, batches, verdicts, at);

    return verdicts.map((verdict, index): Kept | Refusal => {
      const { attempt } = batches[index] as Sent;
      const stand = stands.get(attempt);
      if (!verdict || !stand) return new Refusal('notFound');
      if (verdict.refusal) return new Refusal(verdict.refusal.code, verdict.refusal.details);
      return { receipt: { attempt, ...stand.head, at }, times: stand.times, sealed: stand.isSealed };
    });
  });
}

async function keepStray(
  tx: Tx,
  batches: readonly Sent[],
  verdicts: readonly (Verdict | null)[],
  at: number,
): Promise<void> {
  const stray = verdicts.flatMap((verdict, index) => {
    const { attempt, batch } = batches[index] as Sent;
    const why = verdict?.refusal?.code ?? 'attemptSealed';
    return (verdict?.stray ?? []).map((chained) => ({ attempt, chained, why, writer: batch.writer }));
  });
  await keepStrays(tx, stray, at);
}

function moveOf(
  attempt: string,
  before: ReadonlyMap<string, Stand>,
  after: ReadonlyMap<string, Stand>,
  events: readonly ChainedEvent[],
): Move {
  const { head: from, writer } = before.get(attempt) as Stand;
  const { head: to, isSealed } = after.get(attempt) as Stand;
  return { attempt, writer, from, to, seals: isSealed, events };
}

const headOf = ({ attempt, to }: Move) => ({ attempt, ...to });

function standAfter(stand: Stand, { fresh }: Verdict): Stand {
  const last = fresh.at(-1);
  return last ? { ...stand, head: headAt(last), isSealed: last.event.kind === 'submit' } : stand;
}

/** For each batch that repeats something, the place whose stored hash decides. */
function lastKnownOf(batches: readonly Sent[], stands: ReadonlyMap<string, Stand>) {
  return batches.flatMap(({ attempt, batch }) => {
    const seq = lastKnownSeq(batch, stands.get(attempt));
    return seq === null ? [] : [{ attempt, seq }];
  });
}

function lastKnownSeq(batch: Batch, stand: Stand | undefined): number | null {
  if (!stand) return null;
  return batch.events.reduce<number | null>(
    (last, { event }) => (event.seq <= stand.head.seq ? event.seq : last),
    null,
  );
}

const lastKnownKey = (attempt: string, batch: Batch, stand: Stand) => `${attempt} ${lastKnownSeq(batch, stand)}`;

/**
 * A flush that is not kept whole because somebody else moved, took over or sealed one of its attempts: a head that did not
 * match (not_null_violation), an event that is there already (unique_violation), or a deadlock.
 */
const MET_ANOTHER = new Set(['23502', '23505', '40P01']);
