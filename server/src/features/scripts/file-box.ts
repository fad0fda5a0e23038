import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM: nonce, ciphertext, tag. The label ties the bytes to their attempt and hash. */
export function sealFile(key: Uint8Array, label: string, bytes: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(label));
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** Null where a byte was changed, or the file belongs elsewhere. */
export function openFile(key: Uint8Array, label: string, sealed: Uint8Array): Buffer | null {
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(label))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([cipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), cipher.final()]);
  } catch {
    // Node's own error where the tag does not fit.
    return null;
  }
}

export const fileLabel = (attemptId: string, sha256: string) => `answer file\n${attemptId}\n${sha256}`;
/** Where the sealed bytes lie among the blobs. */
export const fileBlob = (attemptId: string, sha256: string) => `answer/${attemptId}/${sha256}`;
