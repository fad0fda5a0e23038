import { isSignalName, parsePayload, signalOf } from 'proctoring/signals/registry.ts';
import type { Level } from 'proctoring/signals/signal.ts';
import { WireSignal } from 'shared/contracts/proctoring.ts';
import { BatchSeal } from 'shared/contracts/proctoring-custody.ts';
import type { Tamper } from 'shared/evidence/classify-gaps.ts';
import { z } from 'zod';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { watchingOf } from '../consents/index.ts';
import { type Attempt, findAttempt, tellSession } from '../delivery/index.ts';
import { isLeftOut, leftOutSince, relaxedFor } from '../securebrowser/index.ts';
import { keepBatch, signs } from './custody/keep-batch.ts';
import { noteTamper } from './custody/note-tamper.ts';
import { type HeldBack, heldBackOf, makeWay, nothingHeld } from './make-way.ts';
import { noteInPassing } from './note-in-passing.ts';
import { noteWatch } from './note-watch.ts';
import { beginningsOf, findSignal, risksKept, type SignalRow, sourcesHeard } from './queries.ts';
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
  /** For the page's next batch; null where the batch had no seal. */
  readonly nonce: string | null;
}

/** What a room's server saw of a batch that comes up later: it gave the nonce, and took the batch in time. */
export interface Witness {
  /** By the room's clock, which is the province's. */
  readonly receivedAt: number;
  readonly isNonceRight: boolean;
  /** Stands for words that the level did not let it keep; null where `sent` are the words. */
  readonly bodyHash: string | null;
  /** From when until when the room's server itself asked for it to be kept. */
  readonly heldBack: HeldBack | null;
}

type SignalInsert = typeof signals.$inferInsert;

/** What may be measured of a candidate. */
interface Allows {
  readonly level: Level;
  readonly examListens: boolean;
  readonly listens: boolean;
}
const NOTHING: Allows = { level: 0, examListens: false, listens: false };

/** A page that was heard again so soon after another spoke is open beside it. */
const AT_ONCE_MS = 120_000;

/** What cannot be the page's own words, whatever became of the line. */
const NOT_ITS_OWN: readonly (Tamper | null)[] = ['signature', 'unsigned', 'nonce'];

/**
 * Takes a batch of signals as a page sent and sealed it, over the socket or HTTP. The same batch may come any number of
 * times. What no signal here understands, the level does not allow, or another than the page may have written, is kept
 * aside; of what is above the level only that it came; at level 0 nothing at all. While answers wait, the page is told when to
 * send it again. A batch with a `witness` was taken by a room's server before, and counts as of then.
 */
export async function recordSignals(
  { db, bus, secrets, now, log }: Pick<Deps, 'db' | 'bus' | 'secrets' | 'now' | 'log'>,
  attemptId: string,
  sent: readonly unknown[],
  sealed?: unknown,
  witness?: Witness,
): Promise<Recorded> {
  if (!witness && !mayTell({ bus, now }, attemptId)) refuse('tooMany');
  const batch = sent.flatMap((one) => WireSignal.safeParse(one).data ?? []);
  if (batch.length < sent.length) log.warn({ attemptId, n: sent.length - batch.length }, 'signals that are none');
  const seal = BatchSeal.safeParse(sealed).data;
  const at = witness?.receivedAt ?? now();
  // What a room held back it says itself.
  const name = witness ? undefined : `${attemptId} ${seal?.source} ${seal?.number}`;
  const deps = { db, bus, secrets, now };
  const record = () =>
    db.transaction(async (tx) => {
      const attempt = await findAttempt(tx, attemptId);
      const allows = attempt ? await watchingOf(tx, attempt, at) : NOTHING;
      if (!attempt || allows.level === 0 || (batch.length === 0 && !seal)) return null;
      await lockAttemptEvidence(tx, attemptId);
      const source = seal?.source ?? batch[0]?.source ?? '';
      const keepsWords = !sent.some((one) => isAbove(kindOf(one), allows));
      const heldBack = witness ? witness.heldBack : heldBackOf(deps, name);
      const kept =
        seal && (await keepBatch(tx, { secrets, at }, { attemptId, sent, seal, keepsWords, heldBack, witness }));
      if (witness && kept?.isKnown) return null;
      const sources = [...new Set(batch.map((one) => one.source))];
      const tamper = kept ? kept.tamper : (await signs(tx, attemptId, sources)) ? 'unsigned' : null;
      const heardBefore = await sourcesHeard(tx, attemptId);
      const isOwn = !NOT_ITS_OWN.includes(tamper) && (!kept || sources.every((one) => one === source));
      const within = await withinCaps(tx, attemptId, batch);
      const [risk] = await risksKept(tx, [attemptId]);
      // What comes up after somebody decided was not before their eyes.
      const isDecided = (risk?.reviewedAt?.getTime() ?? 0) >= at;
      const receivedAt = isDecided ? now() : at;
      const recorded = await insert(tx, attempt, allows, within.kept, { isOwn, at, receivedAt });
      if (recorded.recorded > 0) await noteSecondPage(tx, attemptId, source, heardBefore, at);
      const allowed = batch.filter(({ kind }) => !isAbove(kind, allows));
      const isLatest = heardBefore.every(({ heardAt }) => heardAt <= at);
      const looksOtherwise = isOwn && isLatest && recorded.recorded > 0 && (await noteWatch(tx, attemptId, allowed));
      const isBroken = tamper !== null && (await noteTamper(tx, attemptId, { what: tamper, page: source }, at));
      const isFull = within.dropped > 0 || kept?.isFull === true;
      const isFlooded = isFull && (await noteTamper(tx, attemptId, { what: 'flooded', page: '' }, at));
      const isNoted = await noteInPassing(tx, { bus, now }, attempt, allows.level);
      const isNews = recorded.recorded > 0 || isBroken || isFlooded || isNoted;
      const changed = isNews && (await refreshRisk(tx, attemptId, now()));
      return { recorded: { ...recorded, nonce: kept?.nonce ?? null }, changed: changed || looksOtherwise, attempt };
    });
  const outcome = await makeWay(deps, 'signals', record, name);
  nothingHeld(deps, name);
  if (!outcome) return { recorded: 0, known: 0, aside: 0, nonce: null };
  if (outcome.changed) tellSession(bus, outcome.attempt.sessionId, { candidateId: outcome.attempt.candidateId });
  return outcome.recorded;
}

async function insert(
  tx: Tx,
  { id: attemptId, candidateId, startedAt }: Attempt,
  allows: Allows,
  batch: readonly WireSignal[],
  { isOwn, at, receivedAt }: { isOwn: boolean; at: number; receivedAt: number },
): Promise<Omit<Recorded, 'nonce'>> {
  const sitting = { from: startedAt.getTime(), to: at };
  const begun = await beginningsOf(tx, attemptId);
  const relaxed = (await relaxedFor(tx, [candidateId])).get(candidateId);
  const known: SignalInsert[] = [];
  const aside: (typeof signalsAside.$inferInsert)[] = [];
  for (const signal of batch) {
    const parsed = parsePayload(signal.kind, signal.payload);
    const beginning = beginningOf(signal, [...begun, ...known]);
    const until = Math.min(at, leftOutSince(relaxed, signal.kind) ?? at);
    const row = { attemptId, receivedAt, ...signal, ...timesOf(signal, sitting, { beginning, until }) };
    if (isAbove(signal.kind, allows))
      aside.push({ ...row, startedAt: receivedAt, endedAt: receivedAt, told: null, payload: {}, why: 'notAllowed' });
    else if (!parsed) aside.push({ ...row, why: 'unknown' });
    else if (!isOwn) aside.push({ ...row, why: 'notSealed' });
    else if (signalOf(parsed.name).browsers === 'server') aside.push({ ...row, why: 'notAllowed' });
    // What had begun to count ends, where the accommodation began; what was told before is a repeat.
    else if (!beginning && isLeftOut(relaxed, signal.kind, row.startedAt) && !(await findSignal(tx, row)))
      aside.push({ ...row, why: 'relaxed' });
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

type Begun = Pick<SignalInsert, 'source' | 'kind' | 'startedAt' | 'endedAt' | 'told'>;

/** What this signal tells the end of. */
function beginningOf({ source, kind, startedAt, endedAt }: WireSignal, begun: readonly Begun[]): Begun | undefined {
  if (endedAt === null) return undefined;
  return begun.find(
    (one) =>
      one.endedAt === null &&
      one.source === source &&
      one.kind === kind &&
      (one.told?.startedAt ?? one.startedAt) === startedAt,
  );
}

/** The times to keep. The end of an interval belongs to its beginning as that was kept, and comes no later than `until`. */
function timesOf(
  { startedAt, endedAt }: WireSignal,
  sitting: { from: number; to: number },
  { beginning, until }: { beginning: Begun | undefined; until: number },
): Pick<SignalRow, 'startedAt' | 'endedAt' | 'told'> {
  const told = { startedAt, endedAt };
  const kept =
    beginning && endedAt !== null
      ? {
          startedAt: beginning.startedAt,
          endedAt: Math.max(
            beginning.startedAt,
            Math.min(beginning.startedAt + Math.max(0, endedAt - startedAt), until),
          ),
        }
      : withinSitting(told, sitting);
  const isMoved = kept.startedAt !== startedAt || kept.endedAt !== endedAt;
  return { ...kept, told: isMoved ? told : null };
}

/** Pages may tell what level and consent let them measure, and that something was not measured where it is asked for. */
function isAbove(kind: string, { level, examListens, listens }: Allows): boolean {
  if (kind === 'notHeard') return !examListens;
  if (!isSignalName(kind) || kind === 'notWatched') return false;
  const measured = signalOf(kind);
  return measured.level > level || (measured.asks === 'microphone' && !listens);
}

/** The kind of what a page sent, also where the rest of it is no signal. */
function kindOf(sent: unknown): string {
  return z.object({ kind: z.string() }).safeParse(sent).data?.kind ?? '';
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
  // Told late by a room's server: then it was the other page that came after.
  if (now < other.heardAt) return;
  await recordServerSignal(tx, attemptId, 'multipleSignIns', { places: 2 }, now);
}
