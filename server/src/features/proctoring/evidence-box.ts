import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { derivedId } from 'shared/attempt/derived-id.ts';
import type { ErrorCode } from 'shared/contracts/errors.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { newSplitKey, openSplitKey } from './split-key.ts';
import { evidenceKeys, type snapshots } from './tables.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

type Labelled = Pick<typeof snapshots.$inferSelect, 'attemptId' | 'source' | 'seq' | 'sha256'>;

type Needs = Pick<Deps, 'db' | 'blobs' | 'secrets'>;

/** The key of an attempt's pictures, made at the first picture; null once it is gone. */
export async function evidenceKey({ db, blobs, secrets }: Needs, attemptId: string): Promise<Uint8Array | null> {
  if ((await keyRowOf(db, attemptId)) === null)
    await db.transaction(async (tx) => {
      // Two first pictures at once must not each put a half of their own, and signals must not wait for the storage.
      await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`evidence key ${attemptId}`}, 0))`);
      if ((await keyRowOf(tx, attemptId)) !== null) return;
      const { wrapped } = await newSplitKey({ blobs, secrets }, placeOf(attemptId)).catch(() => refuse('storageDown'));
      await tx.insert(evidenceKeys).values({ attemptId, wrapped });
    });
  const found = await findEvidenceKey({ db, blobs, secrets }, attemptId);
  if (found === 'storageDown') refuse('storageDown');
  return typeof found === 'string' ? null : found;
}

/** The key of an attempt's pictures for reading: never made, for what is read with a new key looks altered. */
async function findEvidenceKey(
  { db, ...deps }: Needs,
  attemptId: string,
): Promise<Uint8Array | 'erased' | 'missing' | 'storageDown'> {
  const row = await keyRowOf(db, attemptId);
  if (!row) return 'missing';
  return row.wrapped ? openSplitKey(deps, { ...placeOf(attemptId), wrapped: row.wrapped }) : 'erased';
}

async function keyRowOf(db: Db | Tx, attemptId: string) {
  const [row] = await db.select().from(evidenceKeys).where(eq(evidenceKeys.attemptId, attemptId));
  return row ?? null;
}

/** Holds the key of an attempt's pictures against erasing until the transaction ends. Says whether it is still there. */
export async function holdEvidenceKey(tx: Tx, attemptId: string): Promise<boolean> {
  const [row] = await tx
    .select({ wrapped: evidenceKeys.wrapped })
    .from(evidenceKeys)
    .where(eq(evidenceKeys.attemptId, attemptId))
    .for('share');
  return row !== undefined && row.wrapped !== null;
}

const placeOf = (attemptId: string) => ({ place: attemptId, label: `evidence ${attemptId}` });

/** AES-256-GCM: nonce, ciphertext, tag. The label ties the picture to its attempt, signal and hash. */
export function sealPicture(key: Uint8Array, label: Labelled, picture: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(labelText(label)));
  return Buffer.concat([nonce, cipher.update(picture), cipher.final(), cipher.getAuthTag()]);
}

/** Why there is no picture: its key was erased, its bytes or a half of its key are gone, they are not what was kept, or nobody can say now. */
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
  deps: Needs,
  snapshot: Labelled & { readonly id: string },
): Promise<Buffer | NoPicture> {
  const key = await findEvidenceKey(deps, snapshot.attemptId);
  return typeof key === 'string' ? key : unsealed(deps.blobs, key, snapshot);
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

/** The id of a picture, the same however often it is sent: bytes whose row failed to stand are found by it, and written over. */
export function pictureIdOf({ attemptId, source, seq }: Pick<Labelled, 'attemptId' | 'source' | 'seq'>): string {
  return derivedId(`khaothi-picture-1\n${attemptId}\n${source}\n${seq}`);
}

/** Where the sealed picture lies among the blobs. */
export function pictureBlob({ attemptId, id }: { attemptId: string; id: string }): string {
  return `evidence/${attemptId}/${id}`;
}

function labelText({ attemptId, source, seq, sha256 }: Labelled): string {
  return `${attemptId}\n${source}\n${seq}\n${sha256}`;
}
