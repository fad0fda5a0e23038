import type { SecureBrowserState } from 'shared/contracts/securebrowser-steering.ts';
import type { Db } from '../../db/db.ts';
import { personsById } from '../people/index.ts';
import { candidatesOfSession, roomsOfSession } from '../sessions/index.ts';
import { exceptionsOf, fetchedConfigurations } from './queries.ts';
import { clientStates } from './steering/client-states.ts';

/** How each candidate in these rooms of a session stands with Safe Exam Browser, by candidate number. */
export async function statesOfRooms(
  db: Db,
  { id: sessionId, examId }: { readonly id: string; readonly examId: string },
  roomIds: ReadonlySet<string>,
): Promise<SecureBrowserState[]> {
  const candidates = (await candidatesOfSession(db, sessionId)).filter(({ roomId }) => roomIds.has(roomId));
  const ids = candidates.map(({ id }) => id);
  const fetched = Map.groupBy(await fetchedConfigurations(db, ids), ({ candidateId }) => candidateId);
  const exceptions = new Map((await exceptionsOf(db, ids)).map((exception) => [exception.candidateId, exception]));
  const clients = await clientStates(db, examId, ids);
  const rooms = new Map((await roomsOfSession(db, sessionId)).map((room) => [room.id, room.name]));
  const persons = await personsById(
    db,
    candidates.map(({ personId }) => personId),
  );
  return candidates.map(({ id, personId, number, roomId, seat }) => {
    const configurations = fetched.get(id) ?? [];
    const exception = exceptions.get(id);
    return {
      candidateId: id,
      name: persons.get(personId)?.name ?? '',
      number,
      room: rooms.get(roomId) ?? '',
      seat,
      fetchedAt: configurations[0]?.fetchedAt?.getTime() ?? null,
      startedAt: configurations[0]?.startedAt?.getTime() ?? null,
      fetches: configurations.length,
      letIn: exception ? { reason: exception.reason, at: exception.at.getTime() } : null,
      client: clients.get(id) ?? null,
    };
  });
}
