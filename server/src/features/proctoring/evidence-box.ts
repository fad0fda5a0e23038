import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import type { Secrets } from '../../secrets.ts';
import { evidenceKeys, type snapshots } from './tables.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

type Labelled = Pick<typeof snapshots.$inferSelect, 'attemptId' | 'source' | 'seq' | 'sha256'>;

/** The key of an attempt's pictures, made at the first picture; null once it was erased. */
export async function evidenceKey(db: Db | Tx, secrets: Secrets, attemptId: string): Promise<Uint8Array | null> {
  const label = `evidence ${attemptId}`;
  await db
    .insert(evidenceKeys)
    .values({ attemptId, wrapped: secrets.wrap(randomBytes(32), label) })
    .onConflictDoNothing();
  const [row] = await db.select().from(evidenceKeys).where(eq(evidenceKeys.attemptId, attemptId));
  return row?.wrapped ? secrets.unwrap(row.wrapped, label) : null;
}

/** AES-256-GCM: nonce, ciphertext, tag. The label ties the picture to its attempt, signal and hash. */
export function sealPicture(key: Uint8Array, label: Labelled, picture: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(labelText(label)));
  return Buffer.concat([nonce, cipher.update(picture), cipher.final(), cipher.getAuthTag()]);
}

/** The picture of a snapshot; "erased" where its key or its bytes are gone, "altered" where they are not what was kept. */
export async function pictureOf(
  { db, blobs, secrets }: Pick<Deps, 'db' | 'blobs' | 'secrets'>,
  snapshot: Labelled & { readonly id: string },
): Promise<Buffer | 'erased' | 'altered'> {
  const [key, sealed] = await Promise.all([
    evidenceKey(db, secrets, snapshot.attemptId),
    blobs.find(pictureBlob(snapshot)),
  ]);
  if (!key || !sealed) return 'erased';
  try {
    return openPicture(key, snapshot, sealed);
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
