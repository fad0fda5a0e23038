import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical, type Json } from './canonical.ts';
import type { ChainedEvent, ChainHead, LedgerEvent } from './events.ts';

/**
 * The hash chain of an attempt: hash(n) = SHA-256(hash(n-1) "\n" canonical(event n)), beginning with a hash of the
 * attempt's id, so that no event can be changed, dropped, moved or carried to another attempt without every later hash
 * changing. Plain JavaScript on purpose: WebCrypto is absent where a school opens the page over http.
 */
export function genesis(attemptId: string): ChainHead {
  return { seq: 0, hash: hashText(`khaothi-ledger-1\n${attemptId}`) };
}

/** SHA-256 of a text in base64url: `hashText`, or a quicker one that the machine offers. */
export type HashText = (text: string) => string;

export function link(head: ChainHead, event: LedgerEvent, hash: HashText = hashText): ChainedEvent {
  return { event, hash: hash(`${head.hash}\n${canonical(event as unknown as Json)}`) };
}

/** Appends `events` behind `head`; the caller gives them the numbers head.seq + 1, + 2 … */
export function chain(head: ChainHead, events: readonly LedgerEvent[], hash: HashText = hashText): ChainedEvent[] {
  const chained: ChainedEvent[] = [];
  let last = head;
  for (const event of events) {
    const next = link(last, event, hash);
    chained.push(next);
    last = headAt(next);
  }
  return chained;
}

export function headAt(chained: ChainedEvent): ChainHead {
  return { seq: chained.event.seq, hash: chained.hash };
}

/** The first event that does not continue the chain from `head`, or null where all do. */
export function firstBreak(
  head: ChainHead,
  events: readonly ChainedEvent[],
  hash: HashText = hashText,
): ChainedEvent | null {
  let last = head;
  for (const chained of events) {
    if (chained.event.seq !== last.seq + 1 || link(last, chained.event, hash).hash !== chained.hash) return chained;
    last = headAt(chained);
  }
  return null;
}

/** SHA-256 of a text's UTF-8 bytes, base64url without padding (43 characters). */
export function hashText(text: string): string {
  return base64url(sha256(utf8ToBytes(text)));
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const group =
      (DIGITS[a >> 2] ?? '') + DIGITS[((a & 3) << 4) | (b >> 4)] + DIGITS[((b & 15) << 2) | (c >> 6)] + DIGITS[c & 63];
    text += group.slice(0, Math.min(3, bytes.length - i) + 1);
  }
  return text;
}

/** @throws RangeError for a text that is not base64url. */
export function fromBase64url(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const digit of text) {
    const value = DIGITS.indexOf(digit);
    if (value < 0) throw new RangeError('not base64url');
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 255;
    }
  }
  return bytes;
}
