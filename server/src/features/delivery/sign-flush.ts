import { receiptTree } from 'shared/attempt/receipt-tree.ts';
import { flushText, type Receipt, receiptText } from 'shared/contracts/delivery.ts';
import { nativeHash } from '../../native-hash.ts';
import type { Secrets } from '../../secrets.ts';

const HASH_BYTES = 32;

/** Signs the heads that one flush moves: a signature over one receipt, or over the root above many. */
export function signFlush(
  secrets: Pick<Secrets, 'sign'>,
  heads: readonly Pick<Receipt, 'attempt' | 'seq' | 'hash'>[],
  at: number,
): { signature: string; leaves: Buffer } {
  const texts = heads.map(({ attempt, seq, hash }) => receiptText({ attempt, seq, hash, at }));
  const leaves = texts.map(nativeHash);
  const signed = texts.length === 1 ? (texts[0] ?? '') : flushText(receiptTree(leaves, nativeHash).root);
  return {
    signature: secrets.sign(signed),
    leaves: Buffer.concat(leaves.map((leaf) => Buffer.from(leaf, 'base64url'))),
  };
}

/** Reads a stored flush: the receipt of each head that it moved, or null for a head that it did not. */
export function flushReader({ at, signature, leaves }: { at: number; signature: string; leaves: Uint8Array }) {
  const bytes = Buffer.from(leaves);
  const hashes = Array.from({ length: bytes.length / HASH_BYTES }, (_, n) =>
    bytes.toString('base64url', n * HASH_BYTES, (n + 1) * HASH_BYTES),
  );
  const places = new Map(hashes.map((hash, place) => [hash, place]));
  const tree = receiptTree(hashes, nativeHash);
  return (head: Pick<Receipt, 'attempt' | 'seq' | 'hash'>) => {
    const place = places.get(nativeHash(receiptText({ ...head, at })));
    if (place === undefined) return null;
    const path = tree.pathOf(place);
    return { at, signature, ...(path.length > 0 && { path }) };
  };
}
