import { and, eq, isNull } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import { appendAudit } from '../audit/index.ts';
import { releaseKeyOf } from '../papers/index.ts';
import type { Session } from '../sessions/index.ts';
import type { RoomServer } from './queries.ts';
import { roomServers } from './tables.ts';

/** The release key for a room's server once its session has begun by the province's clock; the first time is audited. */
export async function giveKey(
  { db, secrets, now }: Pick<Deps, 'db' | 'secrets' | 'now'>,
  { server, session }: { server: RoomServer; session: Session },
): Promise<string | null> {
  const at = now();
  const key = session.startsAt.getTime() <= at ? await releaseKeyOf({ db, secrets }, session.examId) : null;
  if (!key) return null;
  if (server.keyGivenAt === null)
    await db.transaction(async (tx) => {
      const [first] = await tx
        .update(roomServers)
        .set({ keyGivenAt: new Date(at) })
        .where(and(eq(roomServers.id, server.id), isNull(roomServers.keyGivenAt)))
        .returning({ id: roomServers.id });
      if (first)
        await appendAudit(tx, at, {
          actor: `roomServer:${server.id}`,
          act: 'roomServer.takeKey',
          subject: { kind: 'exam', id: session.examId },
        });
    });
  return Buffer.from(key).toString('base64url');
}
