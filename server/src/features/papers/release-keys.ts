import { eq } from 'drizzle-orm';
import { formKey, keyCheck } from 'shared/papers/release-key.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { releaseLabel } from './paper-names.ts';
import { type ExamForm, findRelease } from './queries.ts';
import { examReleases } from './tables.ts';

/**
 * The key of a form, base64url; null where the release key is not here. Only `open-attempt` may hand it out, and only when
 * the paper is open.
 */
export function paperKeyOf(
  secrets: Pick<Deps['secrets'], 'unwrap'>,
  { examId, code, wrappedKey }: ExamForm,
): string | null {
  if (wrappedKey === null) return null;
  const release = secrets.unwrap(wrappedKey, releaseLabel(examId));
  return Buffer.from(formKey(release, examId, code)).toString('base64url');
}

/** The release key itself, or null where it is not here: for those who carry it to where it is not. */
export async function releaseKeyOf(
  { db, secrets }: { db: Db | Tx } & Pick<Deps, 'secrets'>,
  examId: string,
): Promise<Uint8Array | null> {
  const wrapped = (await findRelease(db, examId))?.wrappedKey ?? null;
  return wrapped === null ? null : secrets.unwrap(wrapped, releaseLabel(examId));
}

/** Forgets the release key: from here on only those who carry it can bring it back. */
export async function forgetReleaseKey(tx: Tx, examId: string): Promise<void> {
  await tx.update(examReleases).set({ wrappedKey: null }).where(eq(examReleases.examId, examId));
}

/** Keeps a release key that came from elsewhere. False where it is not the key of this exam. */
export async function keepReleaseKey(
  { tx, secrets }: { tx: Tx } & Pick<Deps, 'secrets'>,
  examId: string,
  key: Uint8Array,
): Promise<boolean> {
  if ((await findRelease(tx, examId))?.keyCheck !== keyCheck(key, examId)) return false;
  await tx
    .update(examReleases)
    .set({ wrappedKey: secrets.wrap(key, releaseLabel(examId)) })
    .where(eq(examReleases.examId, examId));
  return true;
}
