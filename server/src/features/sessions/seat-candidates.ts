import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { compareNames } from 'shared/people/names.ts';
import type { Tx } from '../../db/db.ts';
import { refuse } from '../../http/failures.ts';
import { formsOf } from '../papers/index.ts';
import { personsById, unitsById } from '../people/index.ts';
import { addCandidates } from './add-candidates.ts';
import { candidatesOfSession, type Room, roomsOfSession, type Session } from './queries.ts';
import { candidates, rooms } from './tables.ts';

export interface Newcomer {
  readonly personId: string;
  readonly classId: string;
}

/**
 * Gives a session's candidates their numbers, rooms and seats: in the order of their given names, room after room. Whoever
 * has a slip keeps what is printed on it; everybody else is seated around them.
 */
export async function seatCandidates(tx: Tx, session: Session, newcomers: readonly Newcomer[]): Promise<void> {
  const inOrder = (await roomsOfSession(tx, session.id)).toSorted((one, other) => byRoom.compare(one.name, other.name));
  const known = await candidatesOfSession(tx, session.id);
  const printed = known.filter(({ slipHash }) => slipHash !== null);
  const people = [...known.filter(({ slipHash }) => slipHash === null), ...newcomers];
  const persons = await personsById(
    tx,
    people.map(({ personId }) => personId),
  );
  const sortName = (personId: string) => persons.get(personId)?.sortName ?? persons.get(personId)?.name ?? '';
  const sorted = people
    .map(({ personId, classId }) => ({ personId, classId }))
    .sort((one, other) => compareNames(sortName(one.personId), sortName(other.personId)));

  const free = freePlaces(inOrder, printed);
  if (sorted.length > free.length)
    refuse('notEnoughSeats', { candidates: known.length + newcomers.length, seats: seatsIn(inOrder) });
  // Out of the way first: a number that one gives up is another's before the row is written.
  await tx
    .update(candidates)
    .set({ number: sql`${candidates.id}::text` })
    .where(and(eq(candidates.sessionId, session.id), isNull(candidates.slipHash)));
  const codes = (await formsOf(tx, session.examId)).map(({ code }) => code);
  await addCandidates(
    tx,
    { sessionId: session.id, examId: session.examId, codes, firstNumber: lastNumber(printed) + 1 },
    sorted.map((person, index) => ({ ...person, ...(free[index] as Place) })),
  );
  await giveRoomsToSchools(tx, session, inOrder);
}

/** A room whose candidates all come from one school is that school's, so that its invigilators see it. */
async function giveRoomsToSchools(tx: Tx, session: Session, of: readonly Room[]): Promise<void> {
  const seated = await candidatesOfSession(tx, session.id);
  const classes = await unitsById(
    tx,
    seated.map(({ classId }) => classId),
  );
  for (const { id } of of) {
    const inRoom = seated.filter(({ roomId }) => roomId === id);
    const schools = new Set(inRoom.map(({ classId }) => classes.get(classId)?.parentId ?? null));
    const [school] = schools;
    if (schools.size === 1 && school) await tx.update(rooms).set({ unitId: school }).where(eq(rooms.id, id));
  }
}

/** Gives every candidate of a newly sealed exam a code, so that neighbours have different ones. */
export async function spreadCodes(tx: Tx, examId: string, codes: readonly string[]): Promise<void> {
  const all = await tx
    .select({ id: candidates.id, seat: candidates.seat })
    .from(candidates)
    .where(eq(candidates.examId, examId));
  for (const [index, formCode] of codes.entries()) {
    const ids = all.filter(({ seat }) => (seat - 1) % codes.length === index).map(({ id }) => id);
    if (ids.length > 0) await tx.update(candidates).set({ formCode }).where(inArray(candidates.id, ids));
  }
}

interface Place {
  readonly roomId: string;
  readonly seat: number;
}

const byRoom = new Intl.Collator('vi', { numeric: true });

const seatsIn = (rooms: readonly Room[]) => rooms.reduce((sum, room) => sum + room.seats, 0);

function freePlaces(rooms: readonly Room[], taken: readonly Place[]): Place[] {
  const isTaken = new Set(taken.map(({ roomId, seat }) => `${roomId} ${seat}`));
  return rooms.flatMap(({ id, seats }) =>
    Array.from({ length: seats }, (_, index) => ({ roomId: id, seat: index + 1 })).filter(
      ({ roomId, seat }) => !isTaken.has(`${roomId} ${seat}`),
    ),
  );
}

function lastNumber(printed: readonly { number: string }[]): number {
  return Math.max(0, ...printed.map(({ number }) => Number(number)));
}
