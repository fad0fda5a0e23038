import type { Deps } from '../../deps.ts';
import { marksNoted, noteAnalysed } from '../bank/index.ts';
import { isExamOver, marksByExam, readAllResults } from '../grading/index.ts';
import { readItemAnalysis } from './read-item-analysis.ts';

/** Marks still change for so long after an exam: appeals, corrected keys, essays. */
const WATCHED_MS = 90 * 24 * 3_600_000;

/**
 * Tells the bank how the questions of marked exams did, also where nobody opens an item analysis: of each exam that has more
 * marks than its figures were last written from. Marks are counted, not dated: those that a long marking brings bear the time
 * at which it began. Runs by the clock; returns how many exams were analysed.
 * @throws AggregateError of the exams that could not be analysed, after all others
 */
export async function noteFinishedExams({ db, secrets, now }: Pick<Deps, 'db' | 'secrets' | 'now'>): Promise<number> {
  const marked = await marksByExam(db, new Date(now() - WATCHED_MS));
  const noted = await marksNoted(
    db,
    marked.map(({ examId }) => examId),
  );
  const failures: unknown[] = [];
  let analysed = 0;
  for (const { examId, marks } of marked) {
    if ((noted.get(examId) ?? 0) >= marks || !(await isExamOver(db, examId, now()))) continue;
    try {
      await readItemAnalysis({ db, secrets, now }, await readAllResults(db, examId));
      await noteAnalysed(db, examId, marks);
      analysed++;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} exams were not analysed`);
  return analysed;
}
