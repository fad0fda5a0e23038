import type { ExamSummary, ExamView, SessionSummary } from 'shared/contracts/sessions.ts';
import { kindOf, problemsOf } from 'shared/questions/registry.ts';
import type { Db } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { definitionsOf, versionKey } from '../bank/index.ts';
import { formsOf } from '../papers/index.ts';
import { unitsById } from '../people/index.ts';
import { findAsked } from './asked.ts';
import { type Exam, examsWithin, findExam, sessionsOfExams } from './queries.ts';

/** Exams of all units at or below the paths, newest first, with their sessions. */
export async function listExams(db: Db, paths: readonly string[]): Promise<ExamSummary[]> {
  const exams = await examsWithin(db, paths);
  const sessions = await sessionsOfExams(
    db,
    exams.map(({ id }) => id),
  );
  const units = await unitsById(
    db,
    exams.map(({ unitId }) => unitId),
  );
  return exams.map((exam) => summaryOf(exam, units.get(exam.unitId)?.name ?? '', sessions.get(exam.id) ?? []));
}

/** An exam as those who make it see it: with keys, unless they are with its officers. */
export async function readExam({ db, secrets }: Pick<Deps, 'db' | 'secrets'>, examId: string): Promise<ExamView> {
  const exam = await findExam(db, examId);
  if (!exam) refuse('notFound');
  const asked = await findAsked({ db, secrets }, exam);
  const rows = asked?.items ?? [];
  const definitions = await definitionsOf(db, rows);
  const items = rows.map((row) => {
    const definition = definitions.get(versionKey(row));
    if (!definition) throw new RangeError(`no definition of ${row.item}`);
    return { ...row, definition };
  });
  const byItem = new Map(items.map(({ item, definition }) => [item, definition]));
  const forms = await formsOf(db, examId);
  const units = await unitsById(db, [exam.unitId]);
  const sessions = await sessionsOfExams(db, [examId]);
  return {
    ...summaryOf(exam, units.get(exam.unitId)?.name ?? '', sessions.get(examId) ?? []),
    unitId: exam.unitId,
    listens: exam.listens,
    scheme: exam.scheme,
    isWithheld: asked === null,
    blueprint: asked?.blueprint ?? null,
    showsAnswers: exam.showsAnswers > 0,
    items: items.map(({ item, part, questionId, version, definition }) => ({
      ...{ item, part, questionId, version, kind: definition.kind },
      stem: definition.stem,
      key: kindOf(definition.kind).keyText(definition),
      problems: problemsOf(definition),
    })),
    codes: forms.map(({ code, contentHash }) => ({
      code,
      contentHash,
      places: (asked?.places.get(code) ?? []).map(({ item, part, options }) => {
        const definition = byItem.get(item);
        const order = options.length > 0 ? options : undefined;
        return { item, part, key: definition ? kindOf(definition.kind).keyText(definition, order) : '' };
      }),
    })),
  };
}

export function summaryOf(exam: Exam, unit: string, sessions: SessionSummary[]): ExamSummary {
  const { id, title, subject, state, security, proctoring, durationSeconds } = exam;
  return {
    ...{ id, title, subject, unit, state, security, proctoring, durationSeconds, sessions },
    createdAt: exam.createdAt.getTime(),
  };
}
