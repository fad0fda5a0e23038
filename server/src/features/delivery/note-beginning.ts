import type { Tx } from '../../db/db.ts';
import { appendAudit } from '../audit/index.ts';

/**
 * Audits that an attempt began at a time that only its own machine knows: what that claimed and what was taken for it, in
 * milliseconds. Whoever looks into a long attempt sees whose word its beginning rests on.
 */
export function noteBeginning(
  tx: Tx,
  now: number,
  { attempt, claimed, taken, by }: { attempt: string; claimed: number; taken: number; by: string },
): Promise<void> {
  return appendAudit(tx, now, {
    actor: by,
    act: 'attempt.beganWithoutLine',
    subject: { kind: 'attempt', id: attempt },
    details: { claimed, taken },
  });
}
