import { and, eq, lte, sql } from 'drizzle-orm';
import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import type { reportRoom } from 'shared/contracts/room-servers.ts';
import type { Deps } from '../../deps.ts';
import { appendAudit } from '../audit/index.ts';
import { attempts, closeSession, hashesAt, tellAttempt, tellSession } from '../delivery/index.ts';
import { doCarried } from '../invigilation/index.ts';
import { findRelease, keepReleaseKey } from '../papers/index.ts';
import { candidates, findSession, sessions } from '../sessions/index.ts';
import { fileName, noteAttemptRefused, noteCarriedThings, noteIncidents, strayName } from './carried.ts';
import type { Report } from './gather-report.ts';
import type { RoomHome } from './queries.ts';
import { roomUplinks } from './tables.ts';

type Answer = ReplyOf<typeof reportRoom>;
type Needs = Pick<Deps, 'db' | 'bus' | 'secrets' | 'now'>;

/** Keeps what the province acknowledged and does what it says. */
export async function takeAnswer(deps: Needs, home: RoomHome, sent: Report, answer: Answer): Promise<void> {
  // Whatever fails behind it: what is here only must be seen to be.
  await noteRefused(deps, answer.refused);
  await noteIncidents(deps.db, sent.incidents, answer.incidents);
  await noteAcknowledged(deps, sent, answer.ledgers);
  const whole = answer.files.filter(({ isWhole }) => isWhole);
  await noteCarriedThings(deps.db, [
    ...whole.map(({ attemptId, sha256 }) => ({ attemptId, ...fileName(sha256) })),
    ...answer.strays.map(({ attemptId, hash }) => ({ attemptId, ...strayName(hash) })),
  ]);
  await lowerHands(deps, answer.hands);
  await keepTimes(deps, home, answer.session);
  await doCarried(deps, { sessionId: home.sessionId, controls: answer.controls, by: home.serverId });
  if (answer.key !== null) await keepKey(deps, home, Buffer.from(answer.key, 'base64url'));
}

/** The page that writes here becomes one that only watches: somebody goes on elsewhere. */
const ELSEWHERE = 'o-may-chu-tinh';

/**
 * A head is believed only where this ledger has the same hash there. One that is further than this ledger holds what was sent:
 * somebody brought the rest there by hand. Beside the ledger nothing more is asked: what was sent lies there.
 */
async function noteAcknowledged({ db, bus, now }: Needs, sent: Report, kept: Answer['ledgers']): Promise<void> {
  const lastSent = new Map(sent.ledgers.map(({ candidateId, events, sealed }) => [candidateId, { events, sealed }]));
  await db.transaction(async (tx) => {
    for (const { candidateId, seq, hash, aside } of kept) {
      const attemptId = attemptIdOf(candidateId);
      const { events = [], sealed = null } = lastSent.get(candidateId) ?? {};
      const own = (await hashesAt(tx, [{ attempt: attemptId, seq }])).get(`${attemptId} ${seq}`);
      const lastSeq = events.at(-1)?.event.seq ?? 0;
      const isFurther = own === undefined && seq > lastSeq;
      if (!aside && seq > 0 && own !== hash && !isFurther) continue;
      const upTo = aside || isFurther ? lastSeq : seq;
      const isSealKnown = sealed !== null && (aside || upTo >= lastSeq);
      await tx
        .insert(roomUplinks)
        .values({ attemptId, seq: upTo, sealed: isSealKnown, aside, refused: null })
        .onConflictDoUpdate({
          target: roomUplinks.attemptId,
          set: {
            seq: aside || isFurther ? sql`greatest(${roomUplinks.seq}, ${upTo}::int)` : upTo,
            sealed: sql`${roomUplinks.sealed} OR ${isSealKnown}`,
            aside: sql`${roomUplinks.aside} OR ${aside}`,
            refused: null,
          },
        });
    }
  });
  for (const { candidateId } of kept.filter(({ aside }) => aside)) {
    const attemptId = attemptIdOf(candidateId);
    const [moved] = await db
      .update(attempts)
      .set({ writer: ELSEWHERE, device: null, writesSince: new Date(now()), writerSeenAt: null })
      .where(eq(attempts.id, attemptId))
      .returning({ sessionId: attempts.sessionId });
    await db.update(candidates).set({ elsewhere: true }).where(eq(candidates.id, candidateId));
    tellAttempt(bus, attemptId, { type: 'superseded' });
    if (moved) tellSession(bus, moved.sessionId, { candidateId });
  }
}

/** What the province does not take stays here, with the reason, and stands before nothing else. */
async function noteRefused({ db }: Needs, refused: Answer['refused']): Promise<void> {
  for (const { attemptId, hash, why } of refused)
    if (hash !== null) await noteCarriedThings(db, [{ attemptId, ...strayName(hash) }], why);
    else await noteAttemptRefused(db, attemptId, why);
}

/** Lowers hands that were answered at the province, but for those that were raised again since. */
async function lowerHands({ db, bus }: Needs, hands: Answer['hands']): Promise<void> {
  for (const { candidateId, raisedAt } of hands) {
    const [lowered] = await db
      .update(attempts)
      .set({ handRaisedAt: null, handWhy: null })
      .where(and(eq(attempts.candidateId, candidateId), lte(attempts.handRaisedAt, new Date(raisedAt))))
      .returning({ id: attempts.id, sessionId: attempts.sessionId });
    if (!lowered) continue;
    tellAttempt(bus, lowered.id, { type: 'hand', up: false });
    tellSession(bus, lowered.sessionId, { candidateId });
  }
}

async function keepTimes(deps: Needs, { sessionId }: RoomHome, said: Answer['session']): Promise<void> {
  const session = await findSession(deps.db, sessionId);
  if (!session) return;
  if (session.startsAt.getTime() !== said.startsAt || session.endsAt.getTime() !== said.endsAt) {
    await deps.db
      .update(sessions)
      .set({ startsAt: new Date(said.startsAt), endsAt: new Date(said.endsAt) })
      .where(eq(sessions.id, sessionId));
    tellSession(deps.bus, sessionId, { candidateId: null });
  }
  if (said.closedAt !== null && session.closedAt === null && said.startsAt <= deps.now())
    await closeSession(deps, { sessionId, reason: 'Máy chủ tỉnh đã đóng ca thi', by: 'system' });
}

async function keepKey({ db, bus, secrets, now }: Needs, home: RoomHome, key: Uint8Array): Promise<void> {
  const session = await findSession(db, home.sessionId);
  const release = session && (await findRelease(db, session.examId));
  if (!session || release?.wrappedKey !== null) return;
  await db.transaction(async (tx) => {
    if (!(await keepReleaseKey({ tx, secrets }, session.examId, key))) return;
    await appendAudit(tx, now(), {
      actor: 'system',
      act: 'exam.openByLink',
      subject: { kind: 'exam', id: session.examId },
    });
  });
  tellSession(bus, home.sessionId, { candidateId: null });
}
