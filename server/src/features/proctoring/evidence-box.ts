import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { ErrorCode } from 'shared/contracts/errors.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import type { Secrets } from '../../secrets.ts';
import { evidenceKeys, type snapshots } from './tables.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

type Labelled = Pick<typeof snapshots.$inferSelect, 'attemptId' | 'source' | 'seq' | 'sha256'>;

/** The key of an attempt's pictures, made at the first picture; null once it was erased. */
export async function evidenceKey(db: Db | Tx, secrets: Secrets, attemptId: string): Promise<Uint8Array | null> {
  await db
    .insert(evidenceKeys)
    .values({ attemptId, wrapped: secrets.wrap(randomBytes(32), keyLabel(attemptId)) })
    .onConflictDoNothing();
  const found = await findEvidenceKey(db, secrets, attemptId);
  return typeof found === 'string' ? null : found;
}

/** The key of an attempt's pictures for reading: never made, for what is read with a new key looks altered. */
async function findEvidenceKey(
  db: Db | Tx,
  secrets: Secrets,
  attemptId: string,
): Promise<Uint8Array | 'erased' | 'missing'> {
  const [row] = await db.select().from(evidenceKeys).where(eq(evidenceKeys.attemptId, attemptId));
  if (!row) return 'missing';
  return row.wrapped ? secrets.unwrap(row.wrapped, keyLabel(attemptId)) : 'erased';
}

const keyLabel = (attemptId: string) => `evidence ${attemptId}`;

/** AES-256-GCM: nonce, ciphertext, tag. The label ties the picture to its attempt, signal and hash. */
export function sealPicture(key: Uint8Array, label: Labelled, picture: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(labelText(label)));
  return Buffer.concat([nonce, cipher.update(picture), cipher.final(), cipher.getAuthTag()]);
}

/** Why there is no picture: its key was erased, its bytes are gone, they are not what was kept, or nobody can say now. */
export type NoPicture = 'erased' | 'missing' | 'altered' | 'storageDown';

/** What each is called where somebody asks for the picture. */
export const PICTURE_REFUSALS = {
  erased: 'snapshotErased',
  missing: 'snapshotMissing',
  altered: 'snapshotAltered',
  storageDown: 'storageDown',
} as const satisfies Record<NoPicture, ErrorCode>;

/** The picture of a snapshot, or why there is none. */
export async function pictureOf(
  { db, blobs, secrets }: Pick<Deps, 'db' | 'blobs' | 'secrets'>,
  snapshot: Labelled & { readonly id: string },
): Promise<Buffer | NoPicture> {
  const key = await findEvidenceKey(db, secrets, snapshot.attemptId);
  return typeof key === 'string' ? key : unsealed(blobs, key, snapshot);
}

/** What lies sealed under a key, or why it cannot be had. */
export async function unsealed(
  blobs: Deps['blobs'],
  key: Uint8Array,
  label: Labelled & { readonly id: string },
): Promise<Buffer | NoPicture> {
  let sealed: Uint8Array | null;
  try {
    sealed = await blobs.find(pictureBlob(label));
  } catch {
    // The storage's own error: the picture is neither gone nor altered, and may be asked for again.
    return 'storageDown';
  }
  if (!sealed) return 'missing';
  try {
    return openPicture(key, label, sealed);
  } catch {
    // Node's own error where the tag does not fit: a byte was changed, or the picture belongs to another signal.
    return 'altered';
  }
}

function openPicture(key: Uint8Array, label: Labelled, sealed: Uint8Array): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(labelText(label)))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([cipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), cipher.final()]);
}

/** Where the sealed picture lies among the blobs. */
export function pictureBlob({ attemptId, id }: { attemptId: string; id: string }): string {
  return `evidence/${attemptId}/${id}`;
}

function labelText({ attemptId, source, seq, sha256 }: Labelled): string {
  return `${attemptId}\n${source}\n${seq}\n${sha256}`;
}
