import { genesis, type HashText, hashText, headAt, link } from './chain.ts';
import type { ChainedEvent } from './events.ts';

/** A ledger with what the server signed last about it. */
export interface LedgerRecord {
  readonly attempt: string;
  readonly events: readonly ChainedEvent[];
  readonly head: { readonly seq: number; readonly hash: string };
  readonly receipt: { readonly at: number; readonly signature: string; readonly path?: string[] | undefined } | null;
}

export interface LedgerFault {
  readonly attempt: string;
  /** Number of the first event that is not as it was; null where the receipt or the head is at fault. */
  readonly seq: number | null;
  readonly why: 'altered' | 'missing' | 'added' | 'headMoved' | 'receiptForged' | 'receiptMissing';
}

/**
 * Finds the first fault of a ledger: every event is chained anew from the genesis, the end must be the stored head, and the
 * head must be what the server's key signed. Rewriting the whole chain does not help, for nobody else has that key.
 */
export function verifyLedger(
  { attempt, events, head, receipt }: LedgerRecord,
  isSigned: (receipt: {
    attempt: string;
    seq: number;
    hash: string;
    at: number;
    signature: string;
    path?: string[] | undefined;
  }) => boolean,
  hash: HashText = hashText,
): LedgerFault | null {
  let last = genesis(attempt);
  for (const chained of events) {
    const { seq } = chained.event;
    if (seq !== last.seq + 1) return { attempt, seq: last.seq + 1, why: 'missing' };
    if (seq > head.seq) return { attempt, seq, why: 'added' };
    if (link(last, chained.event, hash).hash !== chained.hash) return { attempt, seq, why: 'altered' };
    last = headAt(chained);
  }
  if (last.seq < head.seq) return { attempt, seq: last.seq + 1, why: 'missing' };
  if (last.hash !== head.hash) return { attempt, seq: null, why: 'headMoved' };
  if (head.seq === 0) return null;
  if (!receipt) return { attempt, seq: null, why: 'receiptMissing' };
  return isSigned({ attempt, ...head, ...receipt }) ? null : { attempt, seq: null, why: 'receiptForged' };
}
