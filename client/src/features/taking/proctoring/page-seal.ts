import type { WireSignal } from 'shared/contracts/proctoring.ts';
import {
  type BatchSeal,
  batchBody,
  batchHash,
  batchText,
  pageClaim,
  pageGenesis,
} from 'shared/evidence/batch-chain.ts';
import type { PageKey } from './page-key.ts';

/** Seals the batches of one loaded page, each behind the one before. */
export interface PageSeal {
  /** Makes the page known to the server; "later" where that could not be asked. Ask before each seal. */
  open(): Promise<'open' | 'later'>;
  /** The seal of the page's next batch; null where the server takes none. One batch at a time. */
  seal(signals: readonly WireSignal[]): Promise<BatchSeal | null>;
  /** The batch sealed last has arrived, and this is the nonce for the next. */
  arrived(nonce: string | null): void;
}

export interface PageClocks {
  /** Unix ms on the server's clock. */
  readonly server: () => number;
  /** Milliseconds since the page was loaded. */
  readonly page: () => number;
  /** The computer's own date, Unix ms. */
  readonly wall: () => number;
}

export function createPageSeal({
  attempt,
  source,
  key: findKey,
  clocks,
  tell,
}: {
  readonly attempt: string;
  readonly source: string;
  readonly key: () => Promise<PageKey | null>;
  readonly clocks: PageClocks;
  /** Says to the server that the page is there: its nonce, null where it takes no seal, "offline" where it did not hear. */
  readonly tell: (page: {
    source: string;
    key: string | null;
    proof: string | null;
  }) => Promise<string | null | 'offline'>;
}): PageSeal {
  let state: 'new' | 'open' | 'refused' = 'new';
  let key: PageKey | null = null;
  let number = 0;
  let previous = '';
  let nonce = '';
  let sealed: { readonly hash: string } | null = null;

  async function open(): Promise<'open' | 'later'> {
    if (state !== 'new') return 'open';
    key ??= await findKey();
    const proof = key && (await key.sign(pageClaim(attempt, source)));
    const heard = await tell({ source, key: key?.name ?? null, proof });
    if (heard === 'offline') return 'later';
    state = heard === null ? 'refused' : 'open';
    nonce = heard ?? '';
    previous = pageGenesis({ attempt, source, key: key?.name ?? null });
    return 'open';
  }

  return {
    open,
    async seal(signals) {
      if (state !== 'open') return null;
      const signed = {
        ...{ source, number, previous, nonce, at: Math.round(clocks.server()) },
        ...{ elapsed: Math.round(clocks.page()), wall: Math.round(clocks.wall()) },
      };
      const body = batchBody(signals);
      sealed = { hash: batchHash(attempt, signed, body) };
      return { ...signed, signature: key ? await key.sign(batchText(attempt, signed, body)) : null };
    },
    arrived(next) {
      if (!sealed) return;
      previous = sealed.hash;
      number += 1;
      sealed = null;
      if (next !== null) nonce = next;
      // A server that takes no seals any more, as an older node may: the rest goes as it is.
      else state = 'refused';
    },
  };
}
