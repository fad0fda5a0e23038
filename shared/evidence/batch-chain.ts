import { canonical, type Json } from '../attempt/canonical.ts';
import { hashText } from '../attempt/chain.ts';

/** What a page puts on a batch of signals so that it can be neither changed nor dropped nor made up afterwards. */
export interface BatchSeal {
  /** The loaded page. */
  readonly source: string;
  /** 0, 1, 2 … within the page. */
  readonly number: number;
  /** Hash of the batch before; of the first one the page's genesis. */
  readonly previous: string;
  /** What the server gave for this very number: nobody can sign ahead. */
  readonly nonce: string;
  /** When it was sealed: Unix ms on the server's clock as the page knows it. */
  readonly at: number;
  /** Milliseconds since the page was loaded, by a clock that nobody can set and that may stand while a computer sleeps. */
  readonly elapsed: number;
  /** The computer's own date in Unix ms, right or wrong: only how far it moved says something. */
  readonly wall: number;
  /** ECDSA P-256 over SHA-256 of `batchText`, r and s, base64url of 64 bytes; null where the page has no WebCrypto. */
  readonly signature: string | null;
}

/** The hash that a page's chain begins with: it belongs to one attempt, one loaded page and one key. */
export function pageGenesis(page: {
  readonly attempt: string;
  readonly source: string;
  /** Base64url of the 65 bytes of an uncompressed P-256 point; null where nothing is signed. */
  readonly key: string | null;
}): string {
  return hashText(`khaothi-page-1\n${page.attempt}\n${page.source}\n${page.key ?? '-'}`);
}

/** What a page signs to show that the key it names is its own. */
export function pageClaim(attempt: string, source: string): string {
  return `khaothi-page-key-1\n${attempt}\n${source}`;
}

/** The signals of a batch in the one spelling that is hashed. @throws RangeError where JSON has no exact spelling */
export function batchBody(signals: readonly unknown[]): string {
  return canonical(signals as readonly Json[]);
}

/** What the signature stands over, and what is hashed. */
export function batchText(attempt: string, seal: Omit<BatchSeal, 'signature'>, body: string): string {
  return sealText(attempt, seal, hashText(body));
}

/** The same by the body's hash alone: a batch whose words must not be kept stays a link of its chain. */
export function sealText(attempt: string, seal: Omit<BatchSeal, 'signature'>, bodyHash: string): string {
  const { source, number, previous, nonce, at, elapsed, wall } = seal;
  return ['khaothi-batch-1', attempt, source, number, previous, nonce, at, elapsed, wall, bodyHash].join('\n');
}

export function batchHash(attempt: string, seal: Omit<BatchSeal, 'signature'>, body: string): string {
  return hashText(batchText(attempt, seal, body));
}
