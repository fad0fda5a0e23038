import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { sealLabel } from './seal.ts';

/**
 * Length of an exam's release key: 88 random bits, so that it fits into eleven words and one that checks them
 * (key-words.ts). Whoever tried 10^12 keys a second from the making of the papers on would need ten million years.
 */
export const RELEASE_KEY_BYTES = 11;

/** The key of one code, from the exam's release key: HKDF-SHA-256 (RFC 5869), 32 bytes. */
export function formKey(releaseKey: Uint8Array, examId: string, code: string): Uint8Array {
  return hkdf(sha256, releaseKey, undefined, utf8ToBytes(sealLabel(examId, code)), 32);
}

/** What the rows of a sealed exam would say of its paper is encrypted under this name. */
export const withheldLabel = (examId: string) => `khaothi-withheld-1\n${examId}`;

/** The key of what is withheld of an exam, from its release key: HKDF-SHA-256 (RFC 5869), 32 bytes. */
export function withheldKey(releaseKey: Uint8Array, examId: string): Uint8Array {
  return hkdf(sha256, releaseKey, undefined, utf8ToBytes(withheldLabel(examId)), 32);
}

/** Tells whether a typed release key is the exam's, and nothing else about it: 32 hex digits that may be known to all. */
export function keyCheck(releaseKey: Uint8Array, examId: string): string {
  return bytesToHex(hkdf(sha256, releaseKey, undefined, utf8ToBytes(`khaothi-release-check-1\n${examId}`), 16));
}
