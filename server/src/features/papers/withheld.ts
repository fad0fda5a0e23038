import { and, eq } from 'drizzle-orm';
import type { Blueprint } from 'shared/papers/blueprint.ts';
import type { FormPlace } from 'shared/papers/form.ts';
import { withheldKey, withheldLabel } from 'shared/papers/release-key.ts';
import { unseal } from 'shared/papers/unseal.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { releaseLabel } from './paper-names.ts';
import { findRelease } from './queries.ts';
import { sealBytes } from './seal-bytes.ts';
import { examForms, examReleases } from './tables.ts';

/** What a sealed exam's rows would say of its paper: kept under a key that follows from the release key (decision 46). */
export interface Withheld {
  /** The seed of its codes: with the items it gives every order. */
  readonly seed: string;
  /** With its seed and the bank it draws the same questions again. */
  readonly blueprint: Blueprint | null;
  readonly items: readonly { readonly item: string; readonly questionId: string; readonly version: number }[];
  readonly forms: readonly { readonly code: string; readonly places: readonly FormPlace[] }[];
}

/** Sealed as a paper is, base64url. */
export function withhold(releaseKey: Uint8Array, examId: string, what: Withheld): string {
  const plain = Buffer.from(JSON.stringify(what));
  return sealBytes(plain, withheldKey(releaseKey, examId), withheldLabel(examId)).toString('base64url');
}

function reveal(releaseKey: Uint8Array, examId: string, withheld: string): Withheld {
  const plain = unseal(Buffer.from(withheld, 'base64url'), withheldKey(releaseKey, examId), withheldLabel(examId));
  return JSON.parse(Buffer.from(plain).toString('utf8'));
}

/**
 * What is withheld of an exam: null where its rows say it themselves, 'locked' where the release key is not here. Reading it
 * is for those who may see the paper: this asks for no time.
 */
export async function findWithheld(
  { db, secrets }: { db: Db | Tx } & Pick<Deps, 'secrets'>,
  examId: string,
): Promise<Withheld | 'locked' | null> {
  const release = await findRelease(db, examId);
  return release && revealWith(secrets, release);
}

/** The same from a row that was read before. */
export function revealWith(
  secrets: Pick<Deps['secrets'], 'unwrap'>,
  { examId, wrappedKey, withheld }: typeof examReleases.$inferSelect,
): Withheld | 'locked' | null {
  if (withheld === null) return null;
  if (wrappedKey === null) return 'locked';
  return reveal(secrets.unwrap(wrappedKey, releaseLabel(examId)), examId, withheld);
}

/**
 * Takes out of its encryption what is withheld of an exam, and puts the orders of its codes back; the rest is the caller's to
 * put back in the same transaction. Null where nothing is withheld any more, or the key is not here.
 */
export async function takeWithheld(
  { tx, secrets }: { tx: Tx } & Pick<Deps, 'secrets'>,
  examId: string,
): Promise<Withheld | null> {
  const [release] = await tx.select().from(examReleases).where(eq(examReleases.examId, examId)).for('update');
  const what = release ? revealWith(secrets, release) : null;
  if (what === null || what === 'locked') return null;
  for (const { code, places } of what.forms)
    await tx
      .update(examForms)
      .set({ places: [...places] })
      .where(and(eq(examForms.examId, examId), eq(examForms.code, code)));
  await tx.update(examReleases).set({ withheld: null }).where(eq(examReleases.examId, examId));
  return what;
}
