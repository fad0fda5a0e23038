import { randomUUID } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import type { BodyOf } from 'shared/contracts/endpoint.ts';
import type { changeSession as contract } from 'shared/contracts/sessions.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { candidatesOfSession, findExam, lockSession, roomsOfSession, type Session } from './queries.ts';
import { seatCandidates } from './seat-candidates.ts';
import { candidates, rooms, sessions } from './tables.ts';

const LEVEL_WITH_CAMERA = 2;

type Change = BodyOf<typeof contract>;

/** Changes the times and rooms of a session that has not begun, and seats its candidates anew. */
export async function changeSession(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { sessionId, change, by }: { sessionId: string; change: Change; by: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const session = await lockSession(tx, sessionId);
    const exam = session && (await findExam(tx, session.examId));
    if (!session || !exam) refuse('notFound');
    if (session.closedAt !== null || session.startsAt.getTime() <= now()) refuse('sessionBegun');
    checkTimes(change, exam.durationSeconds);
    const movesFreely = change.movesFreely ?? session.movesFreely;
    await tx
      .update(sessions)
      .set({
        title: change.title,
        startsAt: new Date(change.startsAt),
        endsAt: new Date(change.endsAt),
        movesFreely,
      })
      .where(eq(sessions.id, sessionId));
    if (change.endsAt > session.endsAt.getTime() && exam.proctoring >= LEVEL_WITH_CAMERA)
      // Days of pictures count from the end: whoever agreed to earlier ones is asked again.
      await tx.update(candidates).set({ consentVersion: null }).where(eq(candidates.sessionId, sessionId));
    await changeRooms(tx, session, change.rooms, exam.unitId);
    await seatCandidates(tx, session, []);
    await appendAudit(tx, now(), {
      actor: by,
      act: 'session.change',
      subject: { kind: 'session', id: sessionId },
      details: { startsAt: change.startsAt, endsAt: change.endsAt, rooms: change.rooms.length, movesFreely },
    });
  });
}

/** What any session must hold to, new or changed. */
export function checkTimes(
  { startsAt, endsAt, rooms: asked }: Pick<Change, 'startsAt' | 'endsAt'> & { rooms: readonly { name: string }[] },
  durationSeconds: number,
): void {
  if (endsAt <= startsAt) refuse('endBeforeStart');
  if (endsAt - startsAt < durationSeconds * 1000)
    refuse('sessionTooShort', { minutes: Math.round(durationSeconds / 60) });
  const names = asked.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) refuse('roomTwice', { name: twice });
}

/** A room in which somebody's printed seat stands can neither go nor lose that seat. */
async function changeRooms(tx: Tx, session: Session, asked: Change['rooms'], unitId: string): Promise<void> {
  const before = await roomsOfSession(tx, session.id);
  const printed = (await candidatesOfSession(tx, session.id)).filter(({ slipHash }) => slipHash !== null);
  for (const room of before) {
    const seats = asked.find(({ id }) => id === room.id)?.seats ?? 0;
    if (printed.some(({ roomId, seat }) => roomId === room.id && seat > seats))
      refuse('roomInUse', { name: room.name });
  }
  const known = new Set(before.map(({ id }) => id));
  const kept = new Set(asked.flatMap(({ id }) => (id && known.has(id) ? [id] : [])));
  for (const { id, name, seats } of asked)
    if (id && kept.has(id)) await tx.update(rooms).set({ name, seats }).where(eq(rooms.id, id));
  const added = asked.filter(({ id }) => !id || !kept.has(id));
  if (added.length > 0)
    await tx
      .insert(rooms)
      .values(added.map(({ name, seats }) => ({ name, seats, unitId, id: randomUUID(), sessionId: session.id })));
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  if (gone.length > 0) await tx.delete(rooms).where(inArray(rooms.id, gone));
}
