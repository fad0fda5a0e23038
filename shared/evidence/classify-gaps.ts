/** A loaded page of an attempt. `genesis` is where its chain begins (`pageGenesis`). */
export interface KeptPage {
  readonly source: string;
  readonly key: string | null;
  readonly genesis: string;
  /** Unix ms by the server's clock. */
  readonly openedAt: number;
}

/** A batch as it was kept; what of it held when it came. */
export interface KeptBatch {
  readonly source: string;
  readonly number: number;
  readonly previous: string;
  readonly hash: string;
  readonly at: number;
  readonly elapsed: number;
  readonly wall: number;
  readonly receivedAt: number;
  /** From when until when the server itself had asked the page to keep it; null where it had not. */
  readonly heldBackFrom: number | null;
  readonly heldBackUntil: number | null;
  readonly signature: 'right' | 'wrong' | 'none';
  readonly isNonceRight: boolean;
}

export const TAMPERS = ['reused', 'missing', 'broken', 'signature', 'unsigned', 'nonce', 'clock'] as const;
export type Tamper = (typeof TAMPERS)[number];

/**
 * A time of which an attempt's chain of batches says something. Only "tamper" is evidence; the others are the weather:
 * network: it came late, and the chain goes on; heldBack: it came late because the server had asked for that; suspend: the computer slept or the page stood still; reload: a page ended
 * and another began, with the same key or a new one.
 */
export type Gap = { readonly source: string; readonly from: number; readonly to: number } & (
  | { readonly kind: 'network' | 'heldBack' | 'suspend' }
  | { readonly kind: 'reload'; readonly isSameKey: boolean }
  | { readonly kind: 'tamper'; readonly what: Tamper; readonly number: number }
);

/** A page says something at least this often, if only that it is there. */
export const HEARTBEAT_MS = 60_000;
/** A batch that came this much after it was sealed was held up by the line. */
const LATE_MS = 20_000;
/** A page that sealed nothing for so long did not run; browsers let hidden pages act once a minute. */
export const STILL_MS = 2.5 * HEARTBEAT_MS;
/** A date that moved ahead of the page's own clock by more than this: the computer slept in between. */
const JUMP_MS = 10_000;

/** What is wrong with a batch behind the one before it in its page (null for the first); null where all holds. */
export function tamperOf(page: KeptPage, before: KeptBatch | null, batch: KeptBatch): Tamper | null {
  if (batch.signature === 'wrong') return 'signature';
  if (page.key !== null && batch.signature === 'none') return 'unsigned';
  if (!batch.isNonceRight) return 'nonce';
  const expected = before ? before.number + 1 : 0;
  if (batch.number < expected) return 'reused';
  if (batch.number > expected) return 'missing';
  if (batch.previous !== (before?.hash ?? page.genesis)) return 'broken';
  return before && batch.elapsed < before.elapsed ? 'clock' : null;
}

/** Every gap of an attempt, by its beginning. Pure: the same rows in any order give the same gaps. */
export function classifyGaps(pages: readonly KeptPage[], batches: readonly KeptBatch[]): Gap[] {
  const inOrder = [...pages].sort((a, b) => a.openedAt - b.openedAt || compare(a.source, b.source));
  const gaps = inOrder.flatMap((page, index) => {
    const own = batches
      .filter(({ source }) => source === page.source)
      .sort((a, b) => a.number - b.number || a.receivedAt - b.receivedAt || compare(a.hash, b.hash));
    const next = inOrder[index + 1];
    return [...gapsOfPage(page, own), ...(next ? reload(page, own, next) : [])];
  });
  return gaps.sort((a, b) => a.from - b.from || a.to - b.to || compare(a.source, b.source));
}

function gapsOfPage(page: KeptPage, batches: readonly KeptBatch[]): Gap[] {
  const { source } = page;
  const gaps: Gap[] = [];
  let before: KeptBatch | null = null;
  for (const batch of batches) {
    const since: number = before?.at ?? page.openedAt;
    const what = tamperOf(page, before, batch);
    if (what)
      gaps.push({ kind: 'tamper', source, what, number: batch.number, from: Math.min(since, batch.at), to: batch.at });
    const slept = before ? sleptBetween(before, batch) : 0;
    // Until a page that woke up has asked the server for the time, its own lags by the sleep.
    gaps.push(...lateness(batch, slept));
    // While the line was cut the page waited for its batch to arrive, and was awake.
    if (before && (slept > 0 || batch.at - Math.max(before.at, before.receivedAt) > STILL_MS)) {
      const from = Math.max(before.at, before.receivedAt);
      gaps.push({ kind: 'suspend', source, from: Math.min(from, batch.at), to: batch.at });
    }
    // A number that was used again does not move the chain.
    if (what !== 'reused') before = batch;
  }
  return gaps;
}

/** Why a batch came late: what of it the server asked for, and what remains of the line. */
function lateness({ source, at, receivedAt, heldBackFrom, heldBackUntil }: KeptBatch, slept: number): Gap[] {
  if (heldBackFrom === null || heldBackUntil === null)
    return receivedAt - at - slept > LATE_MS ? [{ kind: 'network', source, from: at, to: receivedAt }] : [];
  const to = Math.min(receivedAt, heldBackUntil);
  return [
    ...(heldBackFrom - at - slept > LATE_MS ? [{ kind: 'network' as const, source, from: at, to: heldBackFrom }] : []),
    { kind: 'heldBack', source, from: heldBackFrom, to: Math.max(heldBackFrom, to) },
    ...(receivedAt - to > LATE_MS ? [{ kind: 'network' as const, source, from: to, to: receivedAt }] : []),
  ];
}

/** Milliseconds by which the computer's date moved ahead of the page's own clock; 0 for what is no sleep. */
function sleptBetween(before: KeptBatch, batch: KeptBatch): number {
  const ahead = batch.wall - before.wall - (batch.elapsed - before.elapsed);
  return ahead > JUMP_MS ? ahead : 0;
}

function reload(page: KeptPage, batches: readonly KeptBatch[], next: KeptPage): Gap[] {
  const last = batches.at(-1);
  // A page that still speaks once the next has begun was not left: two are open.
  if (last && last.at > next.openedAt) return [];
  const from = Math.min(last?.at ?? page.openedAt, next.openedAt);
  return [{ kind: 'reload', source: next.source, from, to: next.openedAt, isSameKey: page.key === next.key }];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
