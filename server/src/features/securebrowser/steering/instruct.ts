import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { ClientOrder } from 'shared/contracts/securebrowser-steering.ts';
import type { Tx } from '../../../db/db.ts';
import type { Deps } from '../../../deps.ts';
import { refuse } from '../../../http/failures.ts';
import { appendAudit } from '../../audit/index.ts';
import { findAttemptOf, raiseHand } from '../../delivery/index.ts';
import { sebConnections, sebInstructions } from '../tables.ts';
import { type Connection, openConnectionOf } from './connection-queries.ts';

/** Tells the client of a candidate what to do; it hears of it with its next ping. */
export async function instructClient(
  deps: Pick<Deps, 'db' | 'bus' | 'now'>,
  { candidateId, order, by }: { candidateId: string; order: ClientOrder; by: string },
): Promise<void> {
  const { db, now } = deps;
  await db.transaction(async (tx) => {
    const connection = (await openConnectionOf(tx, candidateId)) ?? refuse('sebNotConnected');
    await instruct(tx, now(), connection, order);
    const { kind, ...details } = order;
    await appendAudit(tx, now(), {
      actor: by,
      act: `secureBrowser.${kind}`,
      subject: { kind: 'candidate', id: candidateId },
      details,
    });
  });
  if (order.kind !== 'lowerHand') return;
  const attempt = await findAttemptOf(db, candidateId);
  if (attempt?.handRaisedAt) await raiseHand(deps, attempt.id, { up: false });
}

/** Queues the protocol's instruction for an order, and notes what the board shows of it. */
export async function instruct(tx: Tx, now: number, connection: Connection, order: ClientOrder): Promise<void> {
  const at = new Date(now);
  const put = (
    instruction: typeof sebInstructions.$inferInsert.instruction,
    attributes: typeof sebInstructions.$inferInsert.attributes,
  ) =>
    tx.insert(sebInstructions).values({ connectionId: connection.id, id: randomUUID(), instruction, attributes, at });
  const note = (change: Partial<typeof sebConnections.$inferInsert>) =>
    tx.update(sebConnections).set(change).where(eq(sebConnections.id, connection.id));
  switch (order.kind) {
    case 'quit':
      await put('SEB_QUIT', {});
      return;
    case 'lock':
      await put('SEB_FORCE_LOCK_SCREEN', { message: order.message });
      await note({ lockedAt: at, lockText: order.message });
      return;
    case 'unlock':
      await put('NOTIFICATION_CONFIRM', { type: 'lockscreen', id: connection.lockNumber ?? 0 });
      await note({ lockedAt: null, lockText: null, lockNumber: null });
      return;
    case 'lowerHand':
      await put('NOTIFICATION_CONFIRM', { type: 'raisehand', id: connection.handNumber ?? 0 });
      await note({ handAt: null, handText: null, handNumber: null });
      return;
  }
}
