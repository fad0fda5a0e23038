import { isSignalName, parsePayload, signalOf } from 'proctoring/signals/registry.ts';
import type { Level } from 'proctoring/signals/signal.ts';
import { WireSignal } from 'shared/contracts/proctoring.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { type Attempt, findAttempt, tellSession } from '../delivery/index.ts';
import { watchingOf } from './level.ts';
import { beginningsOf, type SignalRow, sourcesHeard } from './queries.ts';
import { lockAttemptEvidence, recordServerSignal } from './record-server-signal.ts';
import { refreshRisk } from './refresh-risk.ts';
import { signals, signalsAside } from './tables.ts';
import { mayTell, withinCaps } from './within-caps.ts';
import { withinSitting } from './within-sitting.ts';

export interface Recorded {
  readonly recorded: number;
  /** Had come before: harmless. */
  readonly known: number;
  readonly aside: number;
}

type SignalInsert = typeof signals.$inferInsert;

/** A page that was heard again so soon after another spoke is open beside it. */
const AT_ONCE_MS = 120_000;

/**
 * Takes a batch of signals as a page sent it, over the socket or HTTP. The same batch may come any number of times. What
 * no signal here understands, or the level does not allow, is kept aside; at level 0 nothing is kept at all.
 */
export async function recordSignals(
  { db, bus, now, log }: Pick<Deps, 'db' | 'bus' | 'now' | 'log'>,
  attemptId: string,
  sent: readonly unknown[],
): Promise<Recorded> {
  if (!mayTell({ bus, now }, attemptId)) refuse('tooMany');
  const batch = sent.flatMap((one) => WireSignal.safeParse(one).data ?? []);
  if (batch.length < sent.length) log.warn({ attemptId, n: sent.length - batch.length }, 'signals that are none');
  const outcome = await db.transaction(async (tx) => {
    const attempt = await findAttempt(tx, attemptId);
    const level = attempt ? (await watchingOf(tx, attempt)).level : 0;
    if (!attempt || level === 0 || batch.length === 0) return null;
    await lockAttemptEvidence(tx, attemptId);
    const heardBefore = await sourcesHeard(tx, attemptId);
    const recorded = await insert(tx, attempt, level, await withinCaps(tx, attemptId, batch), now());
    if (recorded.recorded > 0) await noteSecondPage(tx, attemptId, batch[0]?.source ?? '', heardBefore, now());
    const changed = recorded.recorded > 0 && (await refreshRisk(tx, attemptId, now()));
    return { recorded, changed, attempt };
  });
  if (!outcome) return { recorded: 0, known: 0, aside: 0 };
  if (outcome.changed) tellSession(bus, outcome.attempt.sessionId, { candidateId: outcome.attempt.candidateId });
  return outcome.recorded;
}

async function insert(
  tx: Tx,
  { id: attemptId, startedAt }: Attempt,
  level: Level,
  batch: readonly WireSignal[],
  receivedAt: number,
): Promise<Recorded> {
  const sitting = { from: startedAt.getTime(), to: receivedAt };
  const begun = await beginningsOf(tx, attemptId);
  const known: SignalInsert[] = [];
  const aside: (typeof signalsAside.$inferInsert)[] = [];
  for (const signal of batch) {
    const parsed = parsePayload(signal.kind, signal.payload);
    const row = { attemptId, receivedAt, ...signal, ...timesOf(signal, sitting, [...begun, ...known]) };
    if (!parsed) aside.push({ ...row, why: 'unknown' });
    else if (!isAllowed(signal.kind, level)) aside.push({ ...row, why: 'notAllowed' });
    else known.push({ ...row, payload: parsed.payload });
  }
  const key = { recorded: signals.seq };
  const kept = known.length ? await tx.insert(signals).values(known).onConflictDoNothing().returning(key) : [];
  const keptAside = aside.length
    ? await tx.insert(signalsAside).values(aside).onConflictDoNothing().returning({ seq: signalsAside.seq })
    : [];
  return {
    recorded: kept.length,
    known: batch.length - kept.length - keptAside.length,
    aside: keptAside.length,
  };
}

/** The times to keep. The end of an interval belongs to its beginning as that was kept. */
function timesOf(
  { source, kind, startedAt, endedAt }: WireSignal,
  sitting: { from: number; to: number },
  begun: readonly Pick<SignalInsert, 'source' | 'kind' | 'startedAt' | 'endedAt' | 'told'>[],
): Pick<SignalRow, 'startedAt' | 'endedAt' | 'told'> {
  const told = { startedAt, endedAt };
  const beginning = begun.find(
    (one) =>
      one.endedAt === null &&
      one.source === source &&
      one.kind === kind &&
      (one.told?.startedAt ?? one.startedAt) === startedAt,
  );
  const kept =
    beginning && endedAt !== null
      ? {
          startedAt: beginning.startedAt,
          endedAt: Math.min(beginning.startedAt + Math.max(0, endedAt - startedAt), sitting.to),
        }
      : withinSitting(told, sitting);
  const isMoved = kept.startedAt !== startedAt || kept.endedAt !== endedAt;
  return { ...kept, told: isMoved ? told : null };
}

/** Pages may tell what their level measures, and always that something was not measured; never what the server tells. */
function isAllowed(kind: string, level: Level): boolean {
  if (!isSignalName(kind)) return false;
  const signal = signalOf(kind);
  return signal.browsers !== 'server' && (signal.level <= level || kind === 'notWatched');
}

/** Page A, then page B, then page A again: both are open. A reload never looks like this. */
async function noteSecondPage(
  tx: Tx,
  attemptId: string,
  source: string,
  heardBefore: readonly { source: string; heardAt: number }[],
  now: number,
): Promise<void> {
  const pages = heardBefore.filter((one) => one.source !== 'server');
  const own = pages.find((one) => one.source === source);
  const other = pages.find((one) => one.source !== source);
  if (!own || !other || other.heardAt <= own.heardAt || now - other.heardAt > AT_ONCE_MS) return;
  await recordServerSignal(tx, attemptId, 'multipleSignIns', { places: 2 }, now);
}
