import type { ImportHead } from 'shared/contracts/bank.ts';
import type { ResultExam } from 'shared/contracts/grading.ts';
import type { WatchedSession } from 'shared/contracts/invigilation.ts';
import type { ExamSummary } from 'shared/contracts/sessions.ts';

/** Something that needs the person who looks, or will soon. */
export type Task =
  | { readonly kind: 'running' | 'over' | 'soon'; readonly exam: string; readonly session: SessionOf }
  | { readonly kind: 'draft'; readonly examId: string; readonly exam: string; readonly subject: string }
  | { readonly kind: 'mark'; readonly examId: string; readonly exam: string; readonly papers: number }
  | { readonly kind: 'publish'; readonly examId: string; readonly exam: string }
  | { readonly kind: 'import'; readonly importId: string; readonly fileName: string; readonly withProblems: number };
type SessionOf = Pick<ExamSummary['sessions'][number], 'id' | 'title' | 'startsAt' | 'endsAt' | 'candidates'>;

const WEEK = 7 * 24 * 3_600_000;

/** What needs somebody, most urgent first. `now` in milliseconds; lists that the account may not read are empty. */
export function tasksOf(
  known: {
    readonly exams: readonly ExamSummary[];
    /** For who only invigilates: sessions of other people's exams. */
    readonly watched: readonly WatchedSession[];
    readonly results: readonly ResultExam[];
    readonly imports: readonly ImportHead[];
  },
  now: number,
): Task[] {
  const ofExams = known.exams.flatMap(({ title, sessions: held }) =>
    held.filter(({ closedAt }) => closedAt === null).map((session) => ({ exam: title, session })),
  );
  const watched = known.watched
    .filter(({ closed, endsAt }) => !closed && now < endsAt)
    .map((session) => ({ exam: session.examTitle, session }));
  const sessions = [...ofExams, ...watched].filter(({ session }) => session.startsAt < now + WEEK);
  const running = sessions.filter(({ session }) => session.startsAt <= now && now < session.endsAt);
  const over = sessions.filter(({ session }) => session.endsAt <= now);
  const soon = sessions
    .filter(({ session }) => session.startsAt > now)
    .sort((one, other) => one.session.startsAt - other.session.startsAt);
  const unmarked = ({ sessions: held }: ResultExam) =>
    held.filter(({ isOver }) => isOver).reduce((sum, { attempts, marked }) => sum + attempts - marked, 0);
  return [
    ...running.map((at) => ({ kind: 'running' as const, ...at })),
    ...over.map((at) => ({ kind: 'over' as const, ...at })),
    ...soon.map((at) => ({ kind: 'soon' as const, ...at })),
    ...known.results
      .filter((exam) => unmarked(exam) > 0)
      .map((exam) => ({ kind: 'mark' as const, examId: exam.id, exam: exam.title, papers: unmarked(exam) })),
    ...known.results
      .filter((exam) => exam.mayPublish && exam.publishedAt === null && isMarked(exam))
      .map(({ id, title }) => ({ kind: 'publish' as const, examId: id, exam: title })),
    ...known.imports
      .filter(({ state }) => state === 'draft')
      .map(({ id, fileName, withProblems }) => ({ kind: 'import' as const, importId: id, fileName, withProblems })),
    ...known.exams
      .filter(({ state }) => state === 'draft')
      .map(({ id, title, subject }) => ({ kind: 'draft' as const, examId: id, exam: title, subject })),
  ];
}

const isMarked = ({ sessions }: ResultExam) =>
  sessions.length > 0 &&
  sessions.every(({ isOver, attempts, marked }) => isOver && marked === attempts) &&
  sessions.some(({ attempts }) => attempts > 0);
