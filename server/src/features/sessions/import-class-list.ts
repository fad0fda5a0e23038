import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { createPerson, createUnit, enrol } from '../people/index.ts';
import { type MatchedRow, matchClassList } from './match-class-list.ts';
import { findExam, lockSession } from './queries.ts';
import { readClassListInWorker } from './read-class-list-in-worker.ts';
import { type Newcomer, seatCandidates } from './seat-candidates.ts';

/**
 * Takes a class list as candidates of a session that has not begun: adds the persons and classes that are new, enrols and
 * seats everybody. All or nothing; rows with problems are left out only where the person who sends the list says so.
 */
export async function importClassList(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  {
    sessionId,
    file,
    schoolId,
    skip,
    by,
  }: { sessionId: string; file: { name: string; bytes: Uint8Array }; schoolId?: string; skip: boolean; by: string },
): Promise<{ added: number; alreadyIn: number; skipped: number }> {
  const { rows: typed } = await readClassListInWorker(file);
  return db.transaction(async (tx) => {
    const session = await lockSession(tx, sessionId);
    const exam = session && (await findExam(tx, session.examId));
    if (!session || !exam) refuse('notFound');
    if (session.closedAt !== null || session.startsAt.getTime() <= now()) refuse('sessionBegun');

    const matched = await matchClassList(tx, { sessionId, unitId: exam.unitId, schoolId }, typed);
    const good = matched.filter(({ row }) => row.problems.length === 0);
    const skipped = matched.length - good.length;
    if (skipped > 0 && !skip) refuse('listHasProblems', { count: skipped });
    const schoolYear = schoolYearOf(session.startsAt);
    const newcomers = await admit(
      tx,
      good.filter(({ isIn }) => !isIn),
      schoolYear,
    );
    await seatCandidates(tx, session, newcomers);
    const result = { added: newcomers.length, alreadyIn: good.length - newcomers.length, skipped };
    await appendAudit(tx, now(), {
      actor: by,
      act: 'session.importCandidates',
      subject: { kind: 'session', id: sessionId },
      details: { file: file.name, ...result },
    });
    return result;
  });
}

/** Adds what is new of each row (class, person, enrolment); what is known is not overwritten by a list. */
async function admit(tx: Tx, rows: readonly MatchedRow[], schoolYear: string): Promise<Newcomer[]> {
  const newClasses = new Map<string, string>();
  const newcomers: Newcomer[] = [];
  for (const { row, personId: known, schoolId, classId: knownClass } of rows) {
    const key = `${schoolId} ${row.className}`;
    const classId =
      knownClass ??
      newClasses.get(key) ??
      (await createUnit(tx, {
        parentId: schoolId,
        kind: 'class',
        code: row.className.slice(0, 20),
        name: row.className,
      }));
    newClasses.set(key, classId);
    const { name, personalNumber, birthDate, sex } = row;
    const personId = known ?? (await createPerson(tx, { name, personalNumber, birthDate, sex }));
    await enrol(tx, { classId, personId, schoolYear });
    newcomers.push({ personId, classId });
  }
  return newcomers;
}

/** A school year begins in the summer: from July on it is the coming one. */
function schoolYearOf(instant: Date): string {
  const year = instant.getUTCFullYear() - (instant.getUTCMonth() < 6 ? 1 : 0);
  return `${year}-${year + 1}`;
}
