import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64url } from '../attempt/chain.ts';

/** The 32 bytes at the end of an Ed25519 key's SPKI form are the key. */
const KEY_BYTES = 32;

/** Whether the platform signed a text; its key is SPKI in PEM, the signature base64url. */
export function isPlatformSignature(pem: string, text: string, signature: string): boolean {
  try {
    return ed25519.verify(fromBase64url(signature), utf8ToBytes(text), keyOf(pem));
  } catch {
    // A key or a signature of the wrong form.
    return false;
  }
}

/** A key in groups that people can compare by eye and by telephone: the first 16 bytes of its SHA-256. */
export function fingerprint(pem: string): string {
  const hex = bytesToHex(sha256(keyOf(pem))).slice(0, 32);
  return (hex.match(/.{4}/g) ?? []).join(' ');
}

function keyOf(pem: string): Uint8Array {
  const inside = pem.replace(/-----[A-Z ]+-----|\s|=/g, '');
  return fromBase64url(inside.replaceAll('+', '-').replaceAll('/', '_')).subarray(-KEY_BYTES);
}
