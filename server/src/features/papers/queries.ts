import { and, asc, eq } from 'drizzle-orm';
import { sealLabel } from 'shared/papers/seal.ts';
import type { Db, Tx } from '../../db/db.ts';
import { gathered, isAnyOf } from '../../db/gather.ts';
import type { Deps } from '../../deps.ts';
import { paperBlob } from './seal-papers.ts';
import { examForms } from './tables.ts';

export type ExamForm = typeof examForms.$inferSelect;

/** The codes of an exam, 101 first; none before it is sealed. */
export async function formsOf(db: Db | Tx, examId: string): Promise<ExamForm[]> {
  return db.select().from(examForms).where(eq(examForms.examId, examId)).orderBy(asc(examForms.code));
}

export async function findForm(db: Db | Tx, examId: string, code: string): Promise<ExamForm | null> {
  const [form] = await db
    .select()
    .from(examForms)
    .where(and(eq(examForms.examId, examId), eq(examForms.code, code)));
  return form ?? null;
}

/** Like `findForm`, for the rush of a sign-in or a start. */
export const formInRush = gathered(async (db, wanted: readonly { examId: string; code: string }[]) => {
  const examIds = [...new Set(wanted.map(({ examId }) => examId))];
  const found = await db.select().from(examForms).where(isAnyOf(examForms.examId, examIds));
  const forms = new Map(found.map((form) => [`${form.examId} ${form.code}`, form]));
  return wanted.map(({ examId, code }) => forms.get(`${examId} ${code}`) ?? null);
});

/** The encrypted paper of a code, or null where the exam is not sealed. */
export function findSealedPaper(blobs: Deps['blobs'], examId: string, code: string): Promise<Uint8Array | null> {
  return blobs.find(paperBlob(examId, code));
}

/** The key of a form, base64url. Only `open-attempt` may hand it out, and only when the paper is open. */
export function paperKeyOf(secrets: Deps['secrets'], form: ExamForm): string {
  return Buffer.from(secrets.unwrap(form.wrappedKey, sealLabel(form.examId, form.code))).toString('base64url');
}
