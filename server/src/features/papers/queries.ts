import { asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db.ts';
import { gathered, isAnyOf } from '../../db/gather.ts';
import type { Deps } from '../../deps.ts';
import { paperBlob } from './paper-names.ts';
import { examForms, examReleases } from './tables.ts';

/** A code with the release key of its exam as this installation keeps it: null where it is not here. */
export type ExamForm = typeof examForms.$inferSelect & { readonly wrappedKey: string | null };

/** The codes of an exam, 101 first; none before it is sealed. */
export async function formsOf(db: Db | Tx, examId: string): Promise<(typeof examForms.$inferSelect)[]> {
  return db.select().from(examForms).where(eq(examForms.examId, examId)).orderBy(asc(examForms.code));
}

/** A code by exam and name, for the rush of a sign-in or a start; null where there is none. */
export const formInRush = gathered(async (db, wanted: readonly { examId: string; code: string }[]) => {
  const examIds = [...new Set(wanted.map(({ examId }) => examId))];
  const found = await db
    .select({ form: examForms, wrappedKey: examReleases.wrappedKey })
    .from(examForms)
    .leftJoin(examReleases, eq(examReleases.examId, examForms.examId))
    .where(isAnyOf(examForms.examId, examIds));
  const forms = new Map(
    found.map(({ form, wrappedKey }): [string, ExamForm] => [`${form.examId} ${form.code}`, { ...form, wrappedKey }]),
  );
  return wanted.map(({ examId, code }) => forms.get(`${examId} ${code}`) ?? null);
});

/** The encrypted paper of a code, or null where the exam is not sealed. */
export function findSealedPaper(blobs: Deps['blobs'], examId: string, code: string): Promise<Uint8Array | null> {
  return blobs.find(paperBlob(examId, code));
}

/** What this installation holds of an exam's release key; null before the exam is sealed. */
export async function findRelease(db: Db | Tx, examId: string): Promise<typeof examReleases.$inferSelect | null> {
  const [release] = await db.select().from(examReleases).where(eq(examReleases.examId, examId));
  return release ?? null;
}
