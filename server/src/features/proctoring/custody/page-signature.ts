import { createPublicKey, verify } from 'node:crypto';

/**
 * Whether a page's key (65 bytes of an uncompressed P-256 point) signed a text: ECDSA over SHA-256, r and s as WebCrypto
 * gives them. Everything in base64url.
 */
export function isSignedByPage(key: string, text: string, signature: string): boolean {
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  try {
    const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    const bytes = Buffer.from(signature, 'base64url');
    return verify('sha256', Buffer.from(text), { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes);
  } catch {
    // Node's own error for 65 bytes that are no point of the curve.
    return false;
  }
}
