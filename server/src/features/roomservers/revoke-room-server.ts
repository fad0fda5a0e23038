import { eq } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { attempts } from '../delivery/index.ts';
import { forgetFilesFrom } from '../scripts/index.ts';
import { roomServers } from './tables.ts';

/** Ends the credential of a room's server for good. What it kept is kept here from now on, as far as it was sent up. */
export async function revokeRoomServer(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { serverId, reason, by }: { serverId: string; reason: string; by: string },
): Promise<void> {
  const at = now();
  await db.transaction(async (tx) => {
    const [server] = await tx.select().from(roomServers).where(eq(roomServers.id, serverId)).for('update');
    if (!server) refuse('notFound');
    if (server.revokedAt !== null) return;
    await tx
      .update(roomServers)
      .set({ codeHash: null, tokenHash: null, revokedAt: new Date(at) })
      .where(eq(roomServers.id, serverId));
    const freed = await tx
      .update(attempts)
      .set({ heldBy: null, writerSeenAt: null })
      .where(eq(attempts.heldBy, serverId))
      .returning({ id: attempts.id });
    const lost = await forgetFilesFrom(tx, serverId);
    await appendAudit(tx, at, {
      actor: by,
      act: 'roomServer.revoke',
      subject: { kind: 'roomServer', id: serverId },
      details: {
        reason,
        attempts: freed.length,
        waiting: server.waiting,
        filesNotUp: Math.max(lost, server.waitingFiles),
      },
    });
  });
}
