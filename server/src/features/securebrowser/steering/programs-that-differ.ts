import type { Db, Tx } from '../../../db/db.ts';
import type { Deps } from '../../../deps.ts';
import { cohortOf } from './connection-queries.ts';
import { type ClientSignature, compareSignatures } from './signature-outliers.ts';

type Program = Pick<ClientSignature, 'version' | 'system'>;

/** Many ask about one exam at a time, and programs do not change while it runs. */
const FRESH_MS = 60_000;

const compared = new WeakMap<Deps['bus'], Map<string, { at: number; differing: ReadonlyMap<string, Program> }>>();

/** The program of a candidate's secure browser where its signature is not that of the others in the exam; else null. */
export async function programThatDiffers(
  db: Db | Tx,
  { bus, now }: Pick<Deps, 'bus' | 'now'>,
  { examId, candidateId }: { examId: string; candidateId: string },
): Promise<Program | null> {
  const exams = compared.get(bus) ?? new Map();
  compared.set(bus, exams);
  for (const [exam, { at }] of exams) if (now() - at >= FRESH_MS) exams.delete(exam);
  const differing = exams.get(examId)?.differing ?? (await differingIn(db, examId));
  if (!exams.has(examId)) exams.set(examId, { at: now(), differing });
  return differing.get(candidateId) ?? null;
}

async function differingIn(db: Db | Tx, examId: string): Promise<ReadonlyMap<string, Program>> {
  const cohort = await cohortOf(db, examId);
  const verdicts = compareSignatures(cohort);
  return new Map(
    cohort
      .filter(({ id }) => verdicts.get(id) === 'differs')
      .map(({ candidateId, version, system }) => [candidateId, { version, system }]),
  );
}
