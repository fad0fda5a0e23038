import { gcm } from '@noble/ciphers/aes.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Opens a sealed paper: AES-256-GCM over the paper's JSON, the exam and code as additional data, written as nonce (12 bytes)
 * followed by ciphertext and tag. It can lie on any disk hours before the start; only the key opens it.
 * Plain JavaScript because WebCrypto is absent on pages opened over http.
 * @throws Error where the key, the label or a byte is wrong
 */
export function unseal(sealed: Uint8Array, key: Uint8Array, label: string): Uint8Array {
  return gcm(key, sealed.subarray(0, 12), utf8ToBytes(label)).decrypt(sealed.subarray(12));
}

/** Additional data that binds a sealed paper to its exam and code. */
export function sealLabel(examId: string, code: string): string {
  return `khaothi-paper-1\n${examId}\n${code}`;
}

/** SHA-256 in lower-case hex, 64 digits. */
export function contentHash(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
