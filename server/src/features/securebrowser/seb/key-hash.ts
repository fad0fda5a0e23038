import { createHash, timingSafeEqual } from 'node:crypto';

/** What Safe Exam Browser sends with its requests when `sendBrowserExamKey` is on. Names as Node sees them. */
export const CONFIG_KEY_HEADER = 'x-safeexambrowser-configkeyhash';
export const BROWSER_EXAM_KEY_HEADER = 'x-safeexambrowser-requesthash';

/**
 * The header's value: SHA-256 (lower-case hex) of the absolute URL without its fragment, followed by the key in hex. `url`
 * must be written as the browser writes it: no default port, a "/" after a bare host, percent-encoding kept.
 */
export function keyHashOf(url: string, key: string): string {
  return createHash('sha256')
    .update(withoutFragment(url) + key, 'utf8')
    .digest('hex');
}

/** Compares in constant time; a header of any wrong form is simply not the right one. */
export function isKeyHash(header: unknown, url: string, key: string): boolean {
  if (typeof header !== 'string' || !/^[0-9a-f]{64}$/i.test(header)) return false;
  return timingSafeEqual(Buffer.from(header, 'hex'), Buffer.from(keyHashOf(url, key), 'hex'));
}

function withoutFragment(url: string): string {
  const at = url.indexOf('#');
  return at < 0 ? url : url.slice(0, at);
}
