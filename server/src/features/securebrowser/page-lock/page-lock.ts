import { eq, inArray, lte, sql } from 'drizzle-orm';
import {
  PageLockSettings,
  type Relaxable,
  type RelaxedCandidate,
  type RelaxedSince,
} from 'shared/contracts/page-lock.ts';
import { z } from 'zod';
import type { Db, Tx } from '../../../db/db.ts';
import type { Deps } from '../../../deps.ts';
import { type Act, appendAudit } from '../../audit/index.ts';
import { findAttemptOf, tellAttempt } from '../../delivery/index.ts';
import { personsById } from '../../people/index.ts';
import { candidatesOfSession, exams, findExam, roomsOfSession, candidates as seats } from '../../sessions/index.ts';
import { relaxedSignals } from '../tables.ts';

/** It stands beside the settings of Safe Exam Browser in the exam's own row. */
const Kept = z.object({ pageLock: PageLockSettings.optional() });

/** How the page holds an exam; an exam that was never set up has the usual. */
export async function pageLockOf(db: Db | Tx, examId: string): Promise<PageLockSettings> {
  const exam = await findExam(db, examId);
  return Kept.safeParse(exam?.secureBrowser).data?.pageLock ?? PageLockSettings.parse({});
}

export async function savePageLock(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { examId, settings, by }: { examId: string; settings: PageLockSettings; by: string },
): Promise<PageLockSettings> {
  await db.transaction(async (tx) => {
    await tx
      .update(exams)
      .set({
        secureBrowser: sql`coalesce(${exams.secureBrowser}, '{}'::jsonb) || ${JSON.stringify({ pageLock: settings })}::jsonb`,
      })
      .where(eq(exams.id, examId));
    await appendAudit(tx, now(), {
      actor: by,
      act: 'pageLock.setUp',
      subject: { kind: 'exam', id: examId },
      details: settings,
    });
  });
  return settings;
}

/** What is left out for these candidates, and why, by candidate. */
export async function relaxedFor(db: Db | Tx, candidateIds: readonly string[]) {
  if (candidateIds.length === 0) return new Map<string, typeof relaxedSignals.$inferSelect>();
  const rows = await db
    .select()
    .from(relaxedSignals)
    .where(inArray(relaxedSignals.candidateId, [...candidateIds]));
  return new Map(rows.map((row) => [row.candidateId, row]));
}

/**
 * Leaves signals out for a candidate; an empty list takes it back. A page that is open is told at once, and asks now and
 * then by itself.
 */
export async function relax(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  {
    candidateId,
    signals,
    reason,
    by,
  }: { candidateId: string; signals: readonly Relaxable[]; reason: string; by: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const said = {
      ...{ signals: [...new Set(signals)], reason, by, at: new Date(now()) },
      since: sinceBy(await lockRelaxed(tx, candidateId), signals, now()),
    };
    // One that is taken back stays as a row: another server that has it must hear of its end.
    await tx
      .insert(relaxedSignals)
      .values({ candidateId, ...said })
      .onConflictDoUpdate({ target: relaxedSignals.candidateId, set: said });
    await appendAudit(tx, now(), {
      actor: by,
      act: 'pageLock.relax',
      subject: { kind: 'candidate', id: candidateId },
      details: { signals: said.signals, reason },
    });
  });
  const attempt = await findAttemptOf(db, candidateId);
  if (attempt) tellAttempt(bus, attempt.id, { type: 'pageLock' });
}

type Relaxed = typeof relaxedSignals.$inferSelect;

/**
 * Whether an accommodation leaves a signal out: it does now, or it did when the signal began. Its reason says that this tells
 * nothing about this candidate, whenever it was seen and however late it arrives (decision 0054).
 */
export function isLeftOut(relaxed: Relaxed | undefined, kind: string, startedAt: number): boolean {
  if (!relaxed) return false;
  return leftOutSince(relaxed, kind) !== null || (lastTurn(relaxed, kind) ?? Number.NEGATIVE_INFINITY) >= startedAt;
}

/** Since when an accommodation leaves a signal out, Unix ms, whatever was left out besides later; null where it does not now. */
export function leftOutSince(relaxed: Relaxed | undefined, kind: string): number | null {
  if (!relaxed?.signals.some((name) => name === kind)) return null;
  return lastTurn(relaxed, kind) ?? relaxed.at.getTime();
}

function lastTurn({ since }: Relaxed, kind: string): number | undefined {
  const turns: Readonly<Record<string, number>> = since;
  return turns[kind];
}

async function lockRelaxed(tx: Tx, candidateId: string): Promise<Relaxed | undefined> {
  const [row] = await tx.select().from(relaxedSignals).where(eq(relaxedSignals.candidateId, candidateId)).for('update');
  return row;
}

/** What stays as it was keeps its first moment. */
function sinceBy(
  before: Pick<Relaxed, 'signals' | 'since'> | undefined,
  next: readonly Relaxable[],
  at: number,
): RelaxedSince {
  const last = before?.signals ?? [];
  const turned = [...last.filter((name) => !next.includes(name)), ...next.filter((name) => !last.includes(name))];
  return { ...before?.since, ...Object.fromEntries(turned.map((name) => [name, at])) };
}

/** What was said on one server of what is left out for a candidate, as it goes to another. */
interface Relaxation {
  readonly candidateId: string;
  readonly signals: Relaxable[];
  readonly since: RelaxedSince;
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What was said of the candidates of a session, with who said it. */
export async function relaxedOfSession(
  db: Db | Tx,
  sessionId: string,
): Promise<(Relaxation & { readonly by: string })[]> {
  const rows = await db
    .select({ row: relaxedSignals })
    .from(relaxedSignals)
    .innerJoin(seats, eq(seats.id, relaxedSignals.candidateId))
    .where(eq(seats.sessionId, sessionId));
  return rows.map(({ row }) => ({ ...row, at: row.at.getTime() }));
}

/**
 * Keeps what was said on another server: the later word holds, in whichever order they come, and what the older one left out
 * was left out until then. A word from a time that has not come is believed to be of now, and gives way to every other: the
 * clock of the computer was wrong, or put wrong. Returns the acts for the audit chain.
 */
export async function keepRelaxed(
  tx: Tx,
  said: readonly Relaxation[],
  { by, actor, now }: { by: string; actor: string; now: number },
): Promise<Act[]> {
  const acts: Act[] = [];
  for (const { candidateId, ...word } of said) {
    const told = { ...word, by, at: new Date(Math.min(word.at, now)), since: cutAt(word.since, now) };
    const held = await lockRelaxed(tx, candidateId);
    const before = held && { ...held, since: cutAt(held.since, now) };
    const isAhead = before !== undefined && before.at.getTime() > now;
    // Told again and again by a clock that is ahead, the same word is no news.
    if (word.at > now && !isAhead && before && isSame(before, word)) continue;
    const isNews = !before || isAhead || before.at < told.at;
    const [older, later] = isNews ? [before, told] : [told, before];
    const { signals, reason, at } = later;
    const since = joined(later.since, sinceBy(older, signals, at.getTime()), signals);
    const set = { signals, since, reason, by: later.by, at };
    const kept = await tx
      .insert(relaxedSignals)
      .values({ candidateId, ...set })
      .onConflictDoUpdate({
        target: relaxedSignals.candidateId,
        set,
        setWhere: isAhead ? undefined : lte(relaxedSignals.at, at),
      })
      .returning({ candidateId: relaxedSignals.candidateId });
    if (isNews && kept.length > 0)
      acts.push({
        ...{ actor, act: 'pageLock.relax', subject: { kind: 'candidate', id: candidateId } },
        details: { signals, reason },
      });
  }
  return acts;
}

const isSame = (before: Relaxed, { signals, reason }: Pick<Relaxation, 'signals' | 'reason'>): boolean =>
  before.reason === reason && before.signals.join() === signals.join();

const cutAt = (since: RelaxedSince, now: number): RelaxedSince =>
  Object.fromEntries(Object.entries(since).map(([name, at]) => [name, Math.min(at, now)]));

/** The longest that either of two servers left each signal out. */
function joined(one: RelaxedSince, other: RelaxedSince, leftOut: readonly Relaxable[]): RelaxedSince {
  const since: Record<string, number> = { ...one };
  for (const [name, at] of Object.entries(other)) {
    const further = leftOut.some((each) => each === name) ? Math.min : Math.max;
    since[name] = further(at, since[name] ?? at);
  }
  return since;
}

export async function relaxedOfRooms(
  db: Db,
  sessionId: string,
  roomIds: ReadonlySet<string>,
): Promise<RelaxedCandidate[]> {
  const candidates = (await candidatesOfSession(db, sessionId)).filter(({ roomId }) => roomIds.has(roomId));
  const [relaxed, rooms, persons] = await Promise.all([
    relaxedFor(
      db,
      candidates.map(({ id }) => id),
    ),
    roomsOfSession(db, sessionId),
    personsById(
      db,
      candidates.map(({ personId }) => personId),
    ),
  ]);
  const names = new Map(rooms.map(({ id, name }) => [id, name]));
  return candidates.map(({ id, personId, number, roomId }) => ({
    ...{ candidateId: id, number },
    name: persons.get(personId)?.name ?? '',
    room: names.get(roomId) ?? '',
    signals: relaxed.get(id)?.signals ?? [],
    reason: relaxed.get(id)?.signals.length ? (relaxed.get(id)?.reason ?? null) : null,
  }));
}
