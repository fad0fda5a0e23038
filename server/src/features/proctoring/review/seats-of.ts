import type { Db } from '../../../db/db.ts';
import type { Attempt } from '../../delivery/index.ts';
import { personsById } from '../../people/index.ts';
import { candidatesOfSession, roomsOfSession } from '../../sessions/index.ts';

/** Whose attempts these are and where they sat, by attempt. */
export async function seatsOf(
  db: Db,
  sessionId: string,
  attempts: readonly Pick<Attempt, 'id' | 'candidateId' | 'roomId'>[],
): Promise<Map<string, { name: string; number: string; room: string }>> {
  const [candidates, rooms] = await Promise.all([candidatesOfSession(db, sessionId), roomsOfSession(db, sessionId)]);
  const seated = new Map(candidates.map((one) => [one.id, one]));
  const roomNames = new Map(rooms.map((room) => [room.id, room.name]));
  const persons = await personsById(
    db,
    attempts.flatMap((one) => seated.get(one.candidateId)?.personId ?? []),
  );
  return new Map(
    attempts.map((attempt) => {
      const candidate = seated.get(attempt.candidateId);
      const name = (candidate && persons.get(candidate.personId)?.name) ?? '';
      return [attempt.id, { name, number: candidate?.number ?? '', room: roomNames.get(attempt.roomId) ?? '' }];
    }),
  );
}
