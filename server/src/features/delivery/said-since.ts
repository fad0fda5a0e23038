import type { ServerMessage } from 'shared/contracts/delivery.ts';
import type { Db } from '../../db/db.ts';
import { type Attempt, attemptInRush } from './attempt-queries.ts';
import { messagesTo } from './messages.ts';

/** Nodes' clocks differ a little; what is told twice does no harm. */
const CLOCKS_MS = 1_000;
/** A page whose opening is younger knows where its hand stands, and may be about to raise it. */
const KNOWS_HAND_MS = 2_000;

/**
 * What was said to a page between its opening, made at `since`, and its socket: on a slow line that is half a minute in which
 * nobody listened. The clock is not in it: the page's first beat brings that. Ask once the socket hears, so that nothing falls
 * between the two.
 */
export async function saidSince(
  db: Db,
  { attempt: { id, candidateId }, writer }: { attempt: Attempt; writer: string },
  { since, now }: { since: number; now: number },
): Promise<ServerMessage[]> {
  const [attempt, messages] = await Promise.all([attemptInRush(db, candidateId), messagesTo(db, id)]);
  const from = since - CLOCKS_MS;
  const said: ServerMessage[] = messages
    .filter(({ at }) => at >= from)
    .map((message) => ({ ...message, type: 'message' as const }));
  if (!attempt) return said;
  if (now - since > KNOWS_HAND_MS) said.push({ type: 'hand', up: attempt.handRaisedAt !== null });
  if (attempt.writer !== writer) said.push({ type: 'superseded' });
  if (attempt.sealedAt && attempt.sealedAt.getTime() >= from) said.push({ type: 'ended' });
  return said;
}
