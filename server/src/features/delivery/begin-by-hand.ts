import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import type { Tx } from '../../db/db.ts';
import type { Seat } from '../sessions/index.ts';
import { noteBeginning } from './note-beginning.ts';
import { beginningOf, rowOf } from './start-attempt.ts';
import { attempts } from './tables.ts';

/**
 * The attempt of a candidate whose machine began without a line and never had one; where it is known nothing changes.
 * @param beginning `begunAt` as the file claims, in milliseconds; `by` the account of who brings it
 */
export async function beginByHand(
  tx: Tx,
  seat: Seat,
  { begunAt, now, by }: { begunAt: number; now: number; by: string },
): Promise<void> {
  const id = attemptIdOf(seat.candidate.id);
  const at = beginningOf(seat, begunAt, now);
  const begun = await tx
    .insert(attempts)
    .values({ ...rowOf({ id, seat, writer: 'answer-file', device: null, at }), writerSeenAt: null })
    .onConflictDoNothing()
    .returning({ id: attempts.id });
  if (begun.length > 0) await noteBeginning(tx, now, { attempt: id, claimed: begunAt, taken: at, by });
}
