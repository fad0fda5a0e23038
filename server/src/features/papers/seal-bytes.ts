import { createCipheriv, randomBytes } from 'node:crypto';

/** The form that `shared/papers/unseal.ts` opens (nonce, ciphertext, tag), by Node's own cipher: papers with pictures are large. */
export function sealBytes(plain: Uint8Array, key: Uint8Array, label: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(label));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}
