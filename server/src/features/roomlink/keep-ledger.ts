import { eq } from 'drizzle-orm';
import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import { firstBreak, genesis, headAt } from 'shared/attempt/chain.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { takeOverLedger } from 'shared/contracts/room-parcel.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { nativeHash } from '../../native-hash.ts';
import { appendAudit } from '../audit/index.ts';
import { type Attempt, appendByHand, attempts, findAttempt, lockAttempts, tellSession } from '../delivery/index.ts';
import { doCarried } from '../invigilation/index.ts';
import { candidates, findCandidate } from '../sessions/index.ts';
import { askProvince } from './ask-province.ts';
import type { Source } from './keep-parcel.ts';
import { roomUplinks } from './tables.ts';

type Given = ReplyOf<typeof takeOverLedger>;

/** What has come of ledgers that are not whole, by their candidate. */
export type HalfLedgers = Map<string, Given['events']>;

/** The page that writes is one that takes the paper over here: which it was on the server that is gone nobody knows. */
const NOBODY = 'nobody';

/**
 * Fetches the next events of an attempt whose server is gone; true once this server keeps it, or is not to. Nothing of it is
 * written here before it is whole, and its candidate is let in only then.
 */
export async function keepLedger(
  deps: Pick<Deps, 'db' | 'bus' | 'secrets' | 'now'>,
  from: Source,
  { candidateId, half }: { candidateId: string; half: HalfLedgers },
): Promise<boolean> {
  const attemptId = attemptIdOf(candidateId);
  const here = await findAttempt(deps.db, attemptId);
  const before = half.get(candidateId) ?? [];
  const after = before.at(-1)?.event.seq ?? here?.headSeq ?? 0;
  const given = await askProvince(takeOverLedger, { ...from, params: { candidateId }, body: { after } });
  // What does not continue the ledger begins anew; where only the line was cut it goes on behind what has come.
  half.delete(candidateId);
  const events = [...before, ...given.events];
  if ((events.at(-1)?.event.seq ?? after) < given.head.seq && given.events.length > 0) {
    half.set(candidateId, events);
    return false;
  }
  const sessionId = (await findCandidate(deps.db, candidateId))?.sessionId;
  if (!sessionId) return true;
  // What was done by then is in the times that come along: known before the attempt is here, it is not done to it once more.
  await doCarried(deps, { sessionId, controls: given.controls, by: from.serverId });
  await deps.db.transaction((tx) => keep({ ...deps, tx }, { candidateId, given: { ...given, events } }));
  tellSession(deps.bus, sessionId, { candidateId });
  return true;
}

async function keep(
  { tx, secrets, now }: { tx: Tx } & Pick<Deps, 'secrets' | 'now'>,
  { candidateId, given: { startedAt, times, head, events } }: { candidateId: string; given: Given },
): Promise<void> {
  const candidate = await findCandidate(tx, candidateId);
  if (!candidate) return;
  const { sessionId, examId, roomId, formCode } = candidate;
  const id = attemptIdOf(candidateId);
  const clock = {
    baseDeadlineAt: new Date(times.baseDeadlineAt),
    ...{ extraMs: times.extraMs, pausedMs: times.pausedMs },
    pausedSince: times.pausedSince === null ? null : new Date(times.pausedSince),
  };
  await tx
    .insert(attempts)
    .values({
      ...{ id, candidateId, sessionId, examId, roomId, formCode, ...clock },
      ...{ startedAt: new Date(startedAt), startsAt: new Date(times.startsAt) },
      ...{ headHash: genesis(id).hash, writer: NOBODY, writesSince: new Date(startedAt) },
    })
    .onConflictDoNothing();
  const [attempt] = (await lockAttempts(tx, [id])) as [Attempt];
  const known = { seq: attempt.headSeq, hash: attempt.headHash };
  const last = events.at(-1);
  const end = last ? headAt(last) : known;
  if (firstBreak(known, events, nativeHash) || end.hash !== head.hash)
    throw new Error(`what the province gave does not continue the ledger of ${candidate.number}`);
  const at = now();
  await appendByHand(tx, secrets, { attempt, fresh: events, at });
  // Of an attempt that was here before, time that this server gave and could not tell yet stays given.
  const extraMs = Math.max(attempt.extraMs, times.extraMs);
  await tx
    .update(attempts)
    .set({ ...clock, extraMs })
    .where(eq(attempts.id, id));
  const uplink = { seq: head.seq, sealed: false, aside: false, refused: null };
  await tx
    .insert(roomUplinks)
    .values({ attemptId: id, ...uplink })
    .onConflictDoUpdate({ target: roomUplinks.attemptId, set: uplink });
  await tx.update(candidates).set({ elsewhere: false }).where(eq(candidates.id, candidateId));
  await appendAudit(tx, at, {
    actor: 'system',
    act: 'attempt.takeFromProvince',
    subject: { kind: 'attempt', id },
    details: { added: events.length, head: head.hash },
  });
}
