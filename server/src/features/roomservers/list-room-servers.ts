import type { RoomServerView } from 'shared/contracts/room-servers.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { candidatesOfSession, findExam, findSession, roomsOfSession } from '../sessions/index.ts';
import { countsByServer, serversOfSession } from './queries.ts';

/** The rooms' servers of a session, and the rooms that have none yet. */
export async function listRoomServers({ db, now }: Pick<Deps, 'db' | 'now'>, sessionId: string) {
  const session = await findSession(db, sessionId);
  const exam = session && (await findExam(db, session.examId));
  if (!session || !exam) refuse('notFound');
  const [servers, counts, rooms, candidates] = await Promise.all([
    serversOfSession(db, sessionId),
    countsByServer(db, sessionId),
    roomsOfSession(db, sessionId),
    candidatesOfSession(db, sessionId),
  ]);
  return {
    title: session.title,
    examTitle: exam.title,
    servers: servers.map(
      (server): RoomServerView => ({
        id: server.id,
        name: server.name,
        roomIds: server.roomIds,
        codeUntil: server.codeHash === null ? null : server.codeUntil.getTime(),
        enrolledAt: server.enrolledAt?.getTime() ?? null,
        seenAt: server.seenAt?.getTime() ?? null,
        waiting: server.waiting,
        waitingFiles: server.waitingFiles,
        waitingFileBytes: server.waitingFileBytes,
        waitingSignals: server.waitingSignals,
        refused: server.refused,
        ...(counts.get(server.id) ?? { keeps: 0, takenOver: 0, aside: 0 }),
        revokedAt: server.revokedAt?.getTime() ?? null,
      }),
    ),
    rooms: rooms.map(({ id, name }) => ({
      ...{ id, name },
      candidates: candidates.filter(({ roomId }) => roomId === id).length,
    })),
    now: now(),
  };
}
