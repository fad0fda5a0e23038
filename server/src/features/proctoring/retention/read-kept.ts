import { and, count, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Kept } from 'shared/contracts/proctoring-retention.ts';
import type { Db } from '../../../db/db.ts';
import type { Deps } from '../../../deps.ts';
import { refuse } from '../../../http/failures.ts';
import { auditEntries } from '../../audit/index.ts';
import { attempts } from '../../delivery/index.ts';
import { findExam, sessionsOfExam } from '../../sessions/index.ts';
import { signals, snapshots } from '../tables.ts';
import { countedFrom } from './counted-from.ts';
import { isPromised } from './is-promised.ts';
import { retentionOf } from './retention-of.ts';

const DAY_MS = 24 * 3_600_000;
/** Acts of erasing, by what they erased and where their entry says how many. */
const ERASED = {
  'evidence.erase': { what: 'pictures', counts: 'pictures' },
  'evidence.eraseRecords': { what: 'records', counts: 'attempts' },
  'checkIn.erase': { what: 'checkIns', counts: 'candidates' },
  'appeal.eraseFile': { what: 'appealFile', counts: null },
} as const;
const MOST_ERASURES = 200;

/** What of an exam's evidence is kept and until when, by session, and what was erased when: counts, and nobody's name. */
export async function readKept(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { examId, mayChange }: { examId: string; mayChange: boolean },
): Promise<Kept> {
  const exam = (await findExam(db, examId)) ?? refuse('notFound');
  const retention = await retentionOf(db, examId);
  const sessions = await sessionsOfExam(db, examId);
  const [pictures, told] = [await picturesOf(db, examId), await signalsOf(db, examId)];
  return {
    exam: { title: exam.title, subject: exam.subject, level: exam.proctoring },
    retention,
    isPromised: await isPromised(db, examId),
    mayChange,
    sessions: sessions.map(({ id, title, closedAt, endsAt }) => {
      const from = countedFrom({ closedAt, endsAt });
      const until = (days: number) => from + days * DAY_MS;
      const of = (isFlagged: boolean) =>
        pictures.find((one) => one.sessionId === id && one.isFlagged === isFlagged) ?? { kept: 0, erased: 0 };
      return {
        ...{ id, title, endedAt: (closedAt ?? endsAt).getTime() },
        unflagged: { ...countsOf(of(false)), until: until(retention.unflaggedDays) },
        flagged: { ...countsOf(of(true)), until: until(retention.flaggedDays) },
        records: { kept: told.get(id) ?? 0, until: until(retention.recordDays) },
      };
    }),
    erasures: await erasuresOf(db, examId, new Map(sessions.map(({ id, title }) => [id, title]))),
    now: now(),
  };
}

const countsOf = ({ kept, erased }: { kept: number; erased: number }) => ({ kept, erased });
const countIf = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`;

function picturesOf(db: Db, examId: string) {
  const isFlagged = sql<boolean>`(${snapshots.flagged} OR coalesce(${snapshots.differs}, false))`;
  return db
    .select({
      sessionId: attempts.sessionId,
      isFlagged,
      kept: countIf(sql`${snapshots.erasedAt} IS NULL`),
      erased: countIf(sql`${snapshots.erasedAt} IS NOT NULL`),
    })
    .from(snapshots)
    .innerJoin(attempts, eq(attempts.id, snapshots.attemptId))
    .where(eq(attempts.examId, examId))
    .groupBy(attempts.sessionId, isFlagged);
}

async function signalsOf(db: Db, examId: string): Promise<Map<string, number>> {
  const rows = await db
    .select({ sessionId: attempts.sessionId, n: count() })
    .from(signals)
    .innerJoin(attempts, eq(attempts.id, signals.attemptId))
    .where(eq(attempts.examId, examId))
    .groupBy(attempts.sessionId);
  return new Map(rows.map(({ sessionId, n }) => [sessionId, n]));
}

/** The latest first. */
async function erasuresOf(db: Db, examId: string, titles: ReadonlyMap<string, string>): Promise<Kept['erasures']> {
  const own = db
    .select({ id: sql<string>`${attempts.id}::text` })
    .from(attempts)
    .where(eq(attempts.examId, examId));
  const ofSession = and(eq(auditEntries.subjectKind, 'session'), inArray(auditEntries.subjectId, [...titles.keys()]));
  const ofAttempt = inArray(sql<string>`${auditEntries.details}->>'attempt'`, own);
  const rows = await db
    .select()
    .from(auditEntries)
    .where(and(inArray(auditEntries.act, Object.keys(ERASED)), or(ofSession, ofAttempt)))
    .orderBy(desc(auditEntries.seq))
    .limit(MOST_ERASURES);
  return rows.map(({ at, act, subjectId, details }) => {
    const { what, counts } = ERASED[act as keyof typeof ERASED];
    const n = counts && (details as Record<string, unknown>)[counts];
    return { at: at.getTime(), session: titles.get(subjectId) ?? null, what, n: typeof n === 'number' ? n : 1 };
  });
}
