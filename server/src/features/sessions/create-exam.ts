import { randomBytes, randomUUID } from 'node:crypto';
import type { Blueprint } from 'shared/papers/blueprint.ts';
import type { Scheme } from 'shared/scoring/scheme.ts';
import type { Tx } from '../../db/db.ts';
import { appendAudit } from '../audit/index.ts';
import { examItems, exams } from './tables.ts';

export interface NewExam {
  readonly unitId: string;
  readonly title: string;
  readonly subject: string;
  readonly durationSeconds: number;
  readonly scheme: Scheme;
  readonly security: 'open' | 'page' | 'seb';
  readonly proctoring: number;
  readonly listens?: boolean | undefined;
  readonly blueprint?: Blueprint | null;
  /** In master order. */
  readonly items: readonly { questionId: string; version: number; part: number }[];
}

/** Makes a draft exam; returns its id. */
export async function createExam(tx: Tx, exam: NewExam, { by, now }: { by: string; now: number }): Promise<string> {
  const { items, ...head } = exam;
  const id = randomUUID();
  await tx.insert(exams).values({
    ...head,
    id,
    seed: randomBytes(16).toString('base64url'),
    state: 'draft',
    createdBy: by,
    createdAt: new Date(now),
  });
  if (items.length > 0)
    await tx
      .insert(examItems)
      .values(items.map((item, index) => ({ ...item, examId: id, item: `q${index + 1}`, position: index + 1 })));
  await appendAudit(tx, now, {
    actor: by,
    act: 'exam.create',
    subject: { kind: 'exam', id },
    details: { title: exam.title, items: items.length },
  });
  return id;
}
