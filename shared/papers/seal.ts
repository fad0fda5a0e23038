import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Additional data that binds a sealed paper to its exam and code. */
export function sealLabel(examId: string, code: string): string {
  return `khaothi-paper-1\n${examId}\n${code}`;
}

/** SHA-256 in lower-case hex, 64 digits. */
export function contentHash(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
