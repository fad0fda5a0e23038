import { p256 } from '@noble/curves/nist.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64url } from '../attempt/chain.ts';

/** Whether a page's key signed a text (ECDSA P-256 over SHA-256), without WebCrypto: true everywhere, also from a file. */
export function isPageSignature(key: string, text: string, signature: string): boolean {
  try {
    const bytes = fromBase64url(signature);
    return p256.verify(bytes, utf8ToBytes(text), fromBase64url(key), { prehash: true, lowS: false });
  } catch {
    // A key that is no point, or a signature that is none.
    return false;
  }
}
