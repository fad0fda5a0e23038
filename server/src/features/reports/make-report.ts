import type { ResultState } from 'shared/contracts/grading.ts';
import type { ResultReport } from 'shared/contracts/reports.ts';
import { maximumOf } from 'shared/scoring/scheme.ts';
import { scoreDistribution, summarise } from 'shared/statistics/classical/distribution.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { proofOf } from '../analytics/index.ts';
import { findPublication, type ReadableResults } from '../grading/index.ts';
import { findUnit } from '../people/index.ts';
import { groupRows } from './group-rows.ts';

/** The figures of the results that were read; refuses where nothing is marked. */
export async function makeReport(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  results: ReadableResults,
  sessionId: string | null,
): Promise<ResultReport> {
  const begun = performance.now();
  const { exam, sessions, lines } = results;
  const marked = lines.flatMap(({ result, className, school }) => (result ? [{ result, className, school }] : []));
  if (marked.length === 0) refuse('notMarkedYet');
  const marks = marked.map(({ result }) => result.total);
  const maximum = maximumOf(exam.scheme);
  const [unit, publication] = await Promise.all([findUnit(db, exam.unitId), findPublication(db, exam.id)]);
  const inState = (state: ResultState) => lines.filter((line) => line.state === state).length;
  return {
    exam: { id: exam.id, title: exam.title, subject: exam.subject, unit: unit?.name ?? '', parts: exam.scheme.parts },
    sessions: sessions.map(({ id, title, startsAt }) => ({ id, title, startsAt: startsAt.getTime() })),
    sessionId,
    counts: {
      candidates: lines.length,
      submitted: inState('submitted'),
      collected: inState('collected'),
      unmarked: inState('unmarked'),
      absent: inState('absent'),
    },
    maximum,
    decimals: exam.scheme.decimals,
    summary: summarise(marks),
    shareAtHalf: marks.filter((mark) => mark >= maximum / 2).length / marks.length,
    distribution: scoreDistribution(marks, maximum, maximum / 20),
    classes: groupRows(
      marked.map(({ result, className, school }) => ({ group: className, school, mark: result.total })),
      maximum,
    ),
    schools: groupRows(
      marked.map(({ result, school }) => ({ group: school, school: '', mark: result.total })),
      maximum,
    ),
    published: publication && {
      at: publication.at.getTime(),
      by: publication.byName,
      reason: publication.reason,
      showAnswers: publication.showsAnswers,
    },
    proof: proofOf(results, now(), Math.round(performance.now() - begun)),
  };
}
