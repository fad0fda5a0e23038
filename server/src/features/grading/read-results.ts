import type { ResultRow, ResultState } from 'shared/contracts/grading.ts';
import { isWithin } from 'shared/people/abilities.ts';
import { compareNames } from 'shared/people/names.ts';
import type { Db } from '../../db/db.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { attemptsOfSession } from '../delivery/index.ts';
import { personsById, unitsById } from '../people/index.ts';
import {
  type Candidate,
  candidatesOfSession,
  type Exam,
  findExam,
  type Session,
  sessionsOfExam,
} from '../sessions/index.ts';
import { mayReadAll, readablePaths } from './policy.ts';
import { type AttemptResult, resultsOf } from './queries.ts';

/** The results of an exam that one person may read: candidates of the own units, or all where the exam is of the own unit. */
export interface ReadableResults {
  readonly exam: Exam;
  readonly sessions: readonly Session[];
  /** One per candidate, by given name. */
  readonly lines: readonly ResultLine[];
}

export interface ResultLine {
  readonly candidate: Candidate;
  readonly name: string;
  readonly className: string;
  readonly school: string;
  readonly state: ResultState;
  readonly attemptId: string | null;
  readonly result: AttemptResult | null;
}

interface Chosen {
  readonly examId: string;
  readonly sessionId?: string;
}

export async function readResults(db: Db, who: Staff, chosen: Chosen): Promise<ReadableResults> {
  const [readsAll, paths] = [await mayReadAll(db, who, chosen.examId), readablePaths(who)];
  return resultsWhere(
    db,
    chosen,
    (path) => readsAll || (path !== undefined && paths.some((own) => isWithin(path, own))),
  );
}

/** All results of an exam: for what the house does by itself, never for a reader. */
export const readAllResults = (db: Db, examId: string): Promise<ReadableResults> =>
  resultsWhere(db, { examId }, () => true);

/** `isReadable` is asked with the path of a candidate's class. */
async function resultsWhere(
  db: Db,
  { examId, sessionId }: Chosen,
  isReadable: (path: string | undefined) => boolean,
): Promise<ReadableResults> {
  const exam = await findExam(db, examId);
  if (!exam) refuse('notFound');
  const sessions = await sessionsOfExam(db, examId);
  const chosen = sessionId ? sessions.filter(({ id }) => id === sessionId) : sessions;
  const candidates = (await Promise.all(chosen.map(({ id }) => candidatesOfSession(db, id)))).flat();
  const classes = await unitsById(
    db,
    candidates.map(({ classId }) => classId),
  );
  const schools = await unitsById(
    db,
    [...classes.values()].flatMap(({ parentId }) => parentId ?? []),
  );
  const readable = candidates.filter(({ classId }) => isReadable(classes.get(classId)?.path));
  const persons = await personsById(
    db,
    readable.map(({ personId }) => personId),
  );
  const results = new Map((await resultsOf(db, { examId, sessionId })).map((result) => [result.candidateId, result]));
  const attempts = (await Promise.all(chosen.map(({ id }) => attemptsOfSession(db, id)))).flat();
  const begun = new Map(attempts.map(({ candidateId, id }) => [candidateId, id]));
  const lines = readable.map((candidate): ResultLine => {
    const schoolClass = classes.get(candidate.classId);
    const result = results.get(candidate.id) ?? null;
    return {
      candidate,
      name: persons.get(candidate.personId)?.name ?? '',
      className: schoolClass?.name ?? '',
      school: schools.get(schoolClass?.parentId ?? '')?.name ?? '',
      state: result?.state ?? (begun.has(candidate.id) ? 'unmarked' : 'absent'),
      attemptId: begun.get(candidate.id) ?? null,
      result,
    };
  });
  lines.sort((a, b) => compareNames(a.name, b.name) || a.candidate.number.localeCompare(b.candidate.number));
  return { exam, sessions, lines };
}

/** A line as lists and Excel show it. */
export function resultRow({ candidate, name, className, school, state, attemptId, result }: ResultLine): ResultRow {
  return {
    candidateId: candidate.id,
    attemptId,
    number: candidate.number,
    name,
    className,
    school,
    code: candidate.formCode,
    state,
    total: result?.total ?? null,
    parts: result?.parts ?? [],
    awaiting: result?.items.filter(({ awaits }) => awaits).length ?? 0,
    revision: result?.revision ?? null,
  };
}
