import { randomBytes, randomUUID } from 'node:crypto';
import { slipCode } from 'shared/people/slip.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { findExam, lockSession, roomsOfSession } from '../sessions/index.ts';
import { serversOfSession } from './queries.ts';
import { hashOf } from './room-server-door.ts';
import { roomServers } from './tables.ts';

const CODE_LASTS_MS = 7 * 24 * 60 * 60_000;

/** Prepares the server of some rooms. Its enrolment code (80 random bits) is said once and kept as a keyed hash. */
export async function makeRoomServer(
  { db, secrets, now }: Pick<Deps, 'db' | 'secrets' | 'now'>,
  { sessionId, name, roomIds, by }: { sessionId: string; name: string; roomIds: readonly string[]; by: string },
): Promise<{ serverId: string; code: string; codeUntil: number }> {
  const at = now();
  const code = slipCode(randomBytes(16));
  const server = { id: randomUUID(), sessionId, name, roomIds: [...new Set(roomIds)] };
  const codeUntil = new Date(at + CODE_LASTS_MS);
  await db.transaction(async (tx) => {
    const session = await lockSession(tx, sessionId);
    const exam = session && (await findExam(tx, session.examId));
    if (!session || !exam) refuse('notFound');
    if (session.closedAt !== null) refuse('sessionClosed');
    if (exam.state === 'draft') refuse('notReady');
    // Their keys and pictures are not carried: what a laptop could not do whole it is not given.
    if (exam.security === 'seb' || exam.proctoring > 1) refuse('needsProvince');
    const rooms = new Map((await roomsOfSession(tx, sessionId)).map((room) => [room.id, room]));
    const others = (await serversOfSession(tx, sessionId)).filter(({ revokedAt }) => revokedAt === null);
    for (const id of server.roomIds) {
      const room = rooms.get(id);
      if (!room) refuse('notFound');
      if (others.some((other) => other.roomIds.includes(id))) refuse('roomHasServer', { room: room.name });
    }
    await tx
      .insert(roomServers)
      .values({ ...server, codeHash: hashOf(secrets, code), codeUntil, createdBy: by, createdAt: new Date(at) });
    await appendAudit(tx, at, {
      actor: by,
      act: 'roomServer.make',
      subject: { kind: 'roomServer', id: server.id },
      details: { session: sessionId, rooms: server.roomIds },
    });
  });
  return { serverId: server.id, code, codeUntil: codeUntil.getTime() };
}
