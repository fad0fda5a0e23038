import { desc, eq, gt } from 'drizzle-orm';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import type { listWatchedSessions as contract } from 'shared/contracts/proctoring.ts';
import type { Db } from '../../db/db.ts';
import type { Staff } from '../../http/who.ts';
import { unitsById } from '../people/index.ts';
import { exams, rooms, sessions } from '../sessions/index.ts';
import { readsExamIn, seesIn } from './policy.ts';

/** Rooms of watched sessions that are looked through for those the person may see: several years of a province. */
const MOST_ROOMS = 20_000;

/** Watched sessions of which the person may see at least one room, the latest first. */
export async function listWatchedSessions(db: Db, who: Staff): Promise<ReplyOf<typeof contract>> {
  const found = await db
    .select({ session: sessions, exam: exams, roomUnit: rooms.unitId })
    .from(rooms)
    .innerJoin(sessions, eq(sessions.id, rooms.sessionId))
    .innerJoin(exams, eq(exams.id, sessions.examId))
    .where(gt(exams.proctoring, 0))
    .orderBy(desc(sessions.startsAt))
    .limit(MOST_ROOMS);
  const units = await unitsById(
    db,
    found.flatMap(({ exam, roomUnit }) => [exam.unitId, roomUnit]),
  );
  const within = (unitId: string, may: typeof seesIn) => {
    const path = units.get(unitId)?.path;
    return path !== undefined && may(who, path);
  };
  const seen = found.filter(({ exam, roomUnit }) => within(exam.unitId, seesIn) || within(roomUnit, seesIn));
  const once = new Map(seen.map((row) => [row.session.id, row]));
  return {
    sessions: [...once.values()].map(({ session, exam }) => ({
      id: session.id,
      title: session.title,
      exam: exam.title,
      examId: exam.id,
      startsAt: session.startsAt.getTime(),
      level: exam.proctoring,
      readsExam: within(exam.unitId, readsExamIn),
    })),
  };
}
