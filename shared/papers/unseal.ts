import { gcm } from '@noble/ciphers/aes.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Opens a sealed paper: AES-256-GCM over the paper's JSON, the exam and code as additional data, written as nonce (12 bytes)
 * followed by ciphertext and tag. It can lie on any disk hours before the start; only the key opens it.
 * Plain JavaScript because WebCrypto is absent on pages opened over http; where it is there, a page takes that.
 * @throws Error where the key, the label or a byte is wrong
 */
export function unseal(sealed: Uint8Array, key: Uint8Array, label: string): Uint8Array {
  return gcm(key, sealed.subarray(0, 12), utf8ToBytes(label)).decrypt(sealed.subarray(12));
}
