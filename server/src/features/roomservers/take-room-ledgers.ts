import { and, eq, inArray, isNotNull, ne } from 'drizzle-orm';
import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import { genesis } from 'shared/attempt/chain.ts';
import type { RefusedThing, RoomLedger } from 'shared/contracts/room-servers.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import type { RoomServerWho } from '../../http/who.ts';
import { type Act, appendAudit, holdChain } from '../audit/index.ts';
import { type Attempt, appendByHand, attempts, hashesAt, ledgersDigest, lockAttempts } from '../delivery/index.ts';
import { controls } from '../invigilation/index.ts';
import { type Candidate, candidates, findSession, type Session } from '../sessions/index.ts';
import { believeTimes } from './believe-times.ts';
import { isFree, NOBODY, penOf, pensOf } from './free-attempt.ts';
import { judgeRoomLedger } from './judge-room-ledger.ts';
import { keepBeside } from './keep-beside.ts';
import { isOfRooms } from './own-attempts.ts';

type Needs = { tx: Tx } & Pick<Deps, 'secrets' | 'now'>;

/** How far a ledger of a report is kept. */
interface Taken {
  readonly candidateId: string;
  readonly seq: number;
  readonly hash: string;
  readonly aside: boolean;
}

interface TakenLedgers {
  readonly taken: readonly Taken[];
  /** What is kept nowhere here, and stays with the room. */
  readonly refused: readonly RefusedThing[];
  readonly acts: readonly Act[];
  /** Something came behind the end of the session: what the audit chain said of its ledgers is no longer so. */
  readonly isLate: boolean;
}

/**
 * Takes the ledgers of a room's report: each continues its chain here, or lies beside it. Gives back also the
 * acts for the audit chain, for `noteTaken` behind the last row that the transaction changes.
 */
export async function takeRoomLedgers(
  { tx, secrets, now }: Needs,
  { who, sessionId, ledgers: told }: { who: RoomServerWho; sessionId: string; ledgers: readonly RoomLedger[] },
): Promise<TakenLedgers> {
  const session = await findSession(tx, sessionId);
  const at = now();
  if (!session || told.length === 0) return { taken: [], refused: [], acts: [], isLate: false };
  const ledgers = told.map((ledger) => believeTimes(ledger, { now: at, endsAt: session.endsAt.getTime() }));
  const own = await candidatesIn(tx, who, ledgers);
  for (const ledger of ledgers) {
    const candidate = own.get(ledger.candidateId);
    if (candidate) await begin(tx, { candidate, session, ledger, serverId: who.serverId });
  }
  const ids = ledgers.map(({ candidateId }) => attemptIdOf(candidateId));
  const pens = await pensOf(tx, sessionId);
  const locked = (await lockAttempts(tx, ids)).map((row) =>
    own.has(row.candidateId) ? takenBack(row, pens, who.serverId) : row,
  );
  const rows = new Map(locked.map((row) => [row.candidateId, row]));
  const ends = await endsOfPersons(tx, sessionId, who);
  const taken: Taken[] = [];
  const refused: RefusedThing[] = [];
  const acts: Act[] = [];
  let isLate = false;
  for (const ledger of ledgers) {
    const attempt = rows.get(ledger.candidateId);
    if (!attempt || !(own.has(ledger.candidateId) || isOfRooms(attempt, who))) {
      refused.push({ attemptId: attemptIdOf(ledger.candidateId), hash: null, why: 'notOfTheseRooms' });
      continue;
    }
    const endedAt = ends.has(endName(attempt)) ? (attempt.sealedAt?.getTime() ?? null) : null;
    const one = await takeOne({ tx, secrets }, { attempt, ledger, endedAt, serverId: who.serverId, at });
    taken.push(one.taken);
    refused.push(...one.refused);
    acts.push(...one.acts);
    isLate ||= one.isFresh && session.closedAt !== null;
  }
  return { taken, refused, acts, isLate };
}

/** Writes into the audit chain what was taken. Whoever comes here next reads the ledgers with ours. */
export async function noteTaken(
  tx: Tx,
  { acts, isLate }: TakenLedgers,
  { sessionId, serverId, now }: { sessionId: string; serverId: string; now: number },
): Promise<void> {
  for (const act of acts) await appendAudit(tx, now, act);
  if (!isLate) return;
  await holdChain(tx);
  await appendAudit(tx, now, {
    actor: `roomServer:${serverId}`,
    act: 'session.takeFromRoom',
    subject: { kind: 'session', id: sessionId },
    details: { ledgers: await ledgersDigest(tx, sessionId) },
  });
}

/**
 * The server that now comes with a free attempt, enrolled anew, keeps it again, or what it acknowledged meanwhile would count
 * for nothing.
 */
function takenBack(attempt: Attempt, pens: ReadonlySet<string>, serverId: string): Attempt {
  return isFree(attempt, pens) ? { ...attempt, heldBy: serverId, writer: penOf(serverId) } : attempt;
}

async function candidatesIn(
  tx: Tx,
  { roomIds }: RoomServerWho,
  ledgers: readonly RoomLedger[],
): Promise<Map<string, Candidate>> {
  const ids = ledgers.map(({ candidateId }) => candidateId);
  const found = await tx.select().from(candidates).where(inArray(candidates.id, ids));
  return new Map(found.filter(({ roomId }) => roomIds.includes(roomId)).map((one) => [one.id, one]));
}

/** The attempt of a candidate who began at the room's server; where it exists already nothing changes. */
async function begin(
  tx: Tx,
  {
    candidate,
    session,
    ledger,
    serverId,
  }: { candidate: Candidate; session: Session; ledger: RoomLedger; serverId: string },
): Promise<void> {
  const id = attemptIdOf(candidate.id);
  await tx
    .insert(attempts)
    .values({
      id,
      candidateId: candidate.id,
      sessionId: session.id,
      examId: session.examId,
      roomId: candidate.roomId,
      formCode: candidate.formCode,
      startedAt: new Date(ledger.startedAt),
      headHash: genesis(id).hash,
      writer: penOf(serverId),
      writesSince: new Date(ledger.startedAt),
      heldBy: serverId,
      startsAt: session.startsAt,
      baseDeadlineAt: new Date(ledger.times.baseDeadlineAt),
    })
    .onConflictDoNothing();
}

async function takeOne(
  { tx, secrets }: Omit<Needs, 'now'>,
  {
    attempt,
    ledger,
    endedAt,
    serverId,
    at,
  }: { attempt: Attempt; ledger: RoomLedger; endedAt: number | null; serverId: string; at: number },
): Promise<{ taken: Taken; refused: RefusedThing[]; acts: Act[]; isFresh: boolean }> {
  const acts: Act[] = [];
  const isHeld = attempt.heldBy === serverId;
  const known = await hashesAt(
    tx,
    ledger.events.map(({ event }) => ({ attempt: attempt.id, seq: event.seq })),
  );
  const verdict = judgeRoomLedger(
    {
      head: { seq: attempt.headSeq, hash: attempt.headHash },
      isHeld,
      isHandedIn: attempt.sealedBy === 'submit',
      endedAt,
      times: ledger.times,
      now: at,
    },
    ledger.events,
    (seq) => known.get(`${attempt.id} ${seq}`),
  );
  if (isHeld) {
    // Once something of it does not continue the ledger, the attempt is this server's, to go on with here and to end.
    const pen = verdict.aside
      ? { writer: NOBODY, heldBy: null, writerSeenAt: null }
      : { writer: attempt.writer, heldBy: serverId };
    await tx
      .update(attempts)
      .set({ ...rowOf(ledger), ...handOf(attempt, ledger), ...pen })
      .where(eq(attempts.id, attempt.id));
  }
  await appendByHand(tx, secrets, { attempt, fresh: verdict.fresh, at });
  const refused = await keepBeside(
    tx,
    verdict.stray.map((stray) => ({ ...stray, attempt: attempt.id, writer: serverId })),
    at,
  );
  if (isHeld && verdict.aside)
    acts.push({
      actor: `roomServer:${serverId}`,
      act: 'attempt.leaveRoomServer',
      subject: { kind: 'attempt', id: attempt.id },
      details: { roomServer: serverId, head: attempt.headSeq, why: verdict.stray[0]?.why },
    });
  if (verdict.fresh.length > 0 && attempt.sealedAt !== null)
    acts.push({
      actor: `roomServer:${serverId}`,
      act: 'attempt.takeFromRoom',
      subject: { kind: 'attempt', id: attempt.id },
      details: { added: verdict.fresh.length, head: verdict.fresh.at(-1)?.hash },
    });
  const last = verdict.fresh.at(-1);
  const head = last ? { seq: last.event.seq, hash: last.hash } : { seq: attempt.headSeq, hash: attempt.headHash };
  // Nor does the province know better when and how it ended there, unless it was handed in or a person ended it.
  const isOurs = attempt.sealedBy === 'submit' || endedAt !== null;
  if (isHeld && ledger.sealed && !verdict.aside && (attempt.sealedAt === null || !isOurs))
    await tx
      .update(attempts)
      .set({ sealedAt: new Date(ledger.sealed.at), sealedBy: ledger.sealed.by, pausedSince: null })
      .where(eq(attempts.id, attempt.id));
  return {
    taken: { candidateId: attempt.candidateId, ...head, aside: verdict.aside || !isHeld },
    refused,
    acts,
    isFresh: verdict.fresh.length > 0,
  };
}

/**
 * Which attempts a person ended here one by one, by `endName`. That a whole room was ended or the session closed ends nothing
 * in a room that has not heard of it: what it acknowledges until then counts by its own clock.
 */
async function endsOfPersons(tx: Tx, sessionId: string, { serverId }: RoomServerWho): Promise<Set<string>> {
  const isEnd = and(eq(controls.kind, 'end'), isNotNull(controls.candidateIds), ne(controls.by, serverId));
  const ends = await tx
    .select({ candidateIds: controls.candidateIds, at: controls.at })
    .from(controls)
    .where(and(eq(controls.sessionId, sessionId), isEnd));
  return new Set(
    ends.flatMap(({ candidateIds, at }) =>
      (candidateIds ?? []).map((candidateId) => endName({ candidateId, sealedAt: at, sealedBy: 'staff' })),
    ),
  );
}

const endName = ({ candidateId, sealedAt, sealedBy }: Pick<Attempt, 'candidateId' | 'sealedAt' | 'sealedBy'>) =>
  `${candidateId} ${sealedBy} ${sealedAt?.getTime()}`;

/**
 * What the room's server knows better than the province while it holds an attempt: its clock, its presence. A page that went
 * stays heard of when it was: another machine goes on without an unlock only once it was silent for long.
 */
function rowOf({ times, seenAt }: RoomLedger) {
  return {
    baseDeadlineAt: new Date(times.baseDeadlineAt),
    extraMs: times.extraMs,
    pausedMs: times.pausedMs,
    pausedSince: times.pausedSince === null ? null : new Date(times.pausedSince),
    seenAt: seenAt === null ? null : new Date(seenAt),
    ...(seenAt !== null && { writerSeenAt: new Date(seenAt) }),
  };
}

/** A raising that was answered here stays answered, until the room tells of none or of another. */
function handOf({ handAnsweredAt }: Attempt, { handRaisedAt, handWhy }: RoomLedger) {
  if (handRaisedAt === null) return { handRaisedAt: null, handWhy: null, handAnsweredAt: null };
  const isAnswered = handAnsweredAt !== null && handRaisedAt <= handAnsweredAt.getTime();
  const raised = { handRaisedAt: new Date(handRaisedAt), handWhy, handAnsweredAt: null };
  return isAnswered ? { handRaisedAt: null, handWhy: null } : raised;
}

/** Hands of attempts that a room's server keeps that were answered here, and that it does not know of. */
export async function answeredHands(
  tx: Tx,
  { serverId }: RoomServerWho,
): Promise<{ candidateId: string; raisedAt: number }[]> {
  const found = await tx
    .select({ candidateId: attempts.candidateId, at: attempts.handAnsweredAt })
    .from(attempts)
    .where(and(eq(attempts.heldBy, serverId), isNotNull(attempts.handAnsweredAt)));
  return found.flatMap(({ candidateId, at }) => (at ? [{ candidateId, raisedAt: at.getTime() }] : []));
}
