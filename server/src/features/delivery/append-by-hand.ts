import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { headAt } from 'shared/attempt/chain.ts';
import type { ChainedEvent } from 'shared/attempt/events.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import type { Attempt } from './attempt-queries.ts';
import { signFlush } from './sign-flush.ts';
import { attempts, ledgerEvents, ledgerFlushes } from './tables.ts';

/** An event, with the moment at which another server took it, where one did. */
type Brought = ChainedEvent & { readonly receivedAt?: number };

/**
 * Appends what a person brings to a ledger, its seal and its writer notwithstanding: the caller has locked the attempt,
 * has seen that `fresh` continues its head, and answers for it in the audit chain.
 */
export async function appendByHand(
  tx: Tx,
  secrets: Pick<Deps['secrets'], 'sign'>,
  { attempt, fresh, at }: { attempt: Attempt; fresh: readonly Brought[]; at: number },
): Promise<void> {
  const last = fresh.at(-1);
  if (!last) return;
  const head = headAt(last);
  const id = randomUUID();
  await tx.insert(ledgerFlushes).values({ id, at, ...signFlush(secrets, [{ attempt: attempt.id, ...head }], at) });
  await tx.insert(ledgerEvents).values(
    fresh.map(({ event, hash, receivedAt = at }) => ({
      attemptId: attempt.id,
      seq: event.seq,
      event,
      hash,
      receivedAt,
    })),
  );
  const seals = last.event.kind === 'submit' && attempt.sealedAt === null;
  await tx
    .update(attempts)
    .set({
      headSeq: head.seq,
      headHash: head.hash,
      flushId: id,
      ...(seals && { sealedAt: new Date(at), sealedBy: 'submit', pausedSince: null }),
    })
    .where(eq(attempts.id, attempt.id));
}
