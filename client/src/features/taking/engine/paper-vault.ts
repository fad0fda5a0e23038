import { fromBase64url } from 'shared/attempt/chain.ts';
import type { AttemptOpening, CandidateCard } from 'shared/contracts/delivery.ts';
import type { Paper } from 'shared/papers/paper.ts';
import { contentHash, sealLabel } from 'shared/papers/seal.ts';
import { unseal } from 'shared/papers/unseal.ts';
import type { KindName } from 'shared/questions/registry.ts';
import { type Arriving, fetchPaper } from './fetch-paper.ts';
import type { Shelf } from './shelf.ts';
import { browserTimers, type Timers } from './timers.ts';

/** The bytes that came, from the first to the last, are not those that the card names. */
export class WrongPaper extends Error {}

/**
 * The sealed paper, from this machine where it lies there already, else from the server, kept for the next time. What came before a
 * cut, or before this page was loaded anew, is not fetched again.
 * @throws WrongPaper where its bytes are not those the card names, though it was begun anew
 * @throws Error where the line brings nothing; the next asking goes on from there
 */
export function sealedPaper(card: CandidateCard, shelf: Shelf, timers: Timers = browserTimers): Promise<Uint8Array> {
  const { contentHash: name } = card.paper;
  // The lobby may still be fetching it when the time comes: one fetch is enough for both, and its bytes are looked at once.
  const begun = underWay.get(name) ?? fetchSealed(card.paper, shelf, timers);
  underWay.set(name, begun);
  // What failed is tried again at the next asking.
  begun.catch(() => underWay.get(name) === begun && underWay.delete(name));
  return begun;
}

/** How many bytes of a paper have come that is not whole yet. */
export const arrivedOf = ({ contentHash }: Pick<CandidateCard['paper'], 'contentHash'>) =>
  arriving.get(contentHash)?.come ?? 0;

/** Hears whenever more of a paper has come; the function given back ends it. */
export function onArrival(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

const underWay = new Map<string, Promise<Uint8Array>>();
const arriving = new Map<string, Arriving>();
const hearers = new Set<() => void>();

/** What was put together of pieces and is wrong is fetched once more, in the hope of better pieces. */
const WHOLE_TRIES = 2;
/** A page that is loaded anew finds all but the last of so many pieces. */
const PIECES_KEPT = 8;

async function fetchSealed(
  { contentHash: name, bytes: size }: CandidateCard['paper'],
  shelf: Shelf,
  timers: Timers,
): Promise<Uint8Array> {
  const kept = await shelf.paper(name).catch(() => null);
  if (kept && (await hashOf(kept)) === name) return kept;
  const paper = arriving.get(name) ?? begunWith(kept, size);
  arriving.set(name, paper);
  let keptUpTo = paper.come;
  const onCome = () => {
    if (paper.come < size && paper.come - keptUpTo >= size / PIECES_KEPT) {
      keptUpTo = paper.come;
      void shelf.putPaper(name, paper.bytes.slice(0, keptUpTo)).catch(() => undefined);
    }
    for (const hear of hearers) hear();
  };
  for (let tries = 1; ; tries++) {
    await fetchPaper(paper, timers, onCome);
    if ((await hashOf(paper.bytes)) === name) break;
    paper.come = 0;
    keptUpTo = 0;
    if (tries === WHOLE_TRIES) throw new WrongPaper('the sealed paper is not the one this exam names');
  }
  arriving.delete(name);
  void shelf.putPaper(name, paper.bytes).catch(() => undefined);
  return paper.bytes;
}

function begunWith(kept: Uint8Array | null, size: number): Arriving {
  const bytes = new Uint8Array(size);
  const come = kept && kept.length < size ? kept.length : 0;
  if (kept && come > 0) bytes.set(kept);
  return { bytes, come };
}

/** @throws Error where the key does not open it. Its bytes are authenticated, so that nothing in it is parsed again. */
export async function openPaper(card: CandidateCard, sealed: Uint8Array, paperKey: string): Promise<Paper> {
  const label = sealLabel(card.exam.id, card.paper.code);
  const plain = await unsealed(sealed as Uint8Array<ArrayBuffer>, fromBase64url(paperKey), label);
  return JSON.parse(new TextDecoder().decode(plain)) as Paper;
}

/** The browser's own cipher where the page may use it (https): ours takes an old PC a fifth of a second. */
async function unsealed(sealed: Uint8Array<ArrayBuffer>, key: Uint8Array, label: string): Promise<BufferSource> {
  const { subtle } = crypto;
  if (!subtle) return unseal(sealed, key, label) as Uint8Array<ArrayBuffer>;
  const own = await subtle.importKey('raw', key as Uint8Array<ArrayBuffer>, 'AES-GCM', false, ['decrypt']);
  const how = { name: 'AES-GCM', iv: sealed.subarray(0, 12), additionalData: new TextEncoder().encode(label) };
  return subtle.decrypt(how, own, sealed.subarray(12));
}

async function hashOf(bytes: Uint8Array): Promise<string> {
  const { subtle } = crypto;
  if (!subtle) return contentHash(bytes);
  const hash = await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** True where the paper has a formula somewhere, so that KaTeX is worth its bytes. */
export function hasMath(paper: Paper): boolean {
  return JSON.stringify([paper.parts, paper.stimuli]).includes('"type":"math"');
}

/** True where it has formulas of chemistry, which need a further part of KaTeX. */
export function hasChemistry(paper: Paper): boolean {
  return /\\\\(ce|pu)\b/.test(JSON.stringify([paper.parts, paper.stimuli]));
}

/** The kinds of these questions and of their parts; of none where there is none. */
export function kindsIn(questions: unknown): ReadonlySet<KindName> {
  const named = [...(JSON.stringify(questions) ?? '').matchAll(/"kind":"(\w+)"/g)].map(([, kind]) => kind as KindName);
  return new Set(named);
}

/** The question on which the paper opens; undefined of a paper without any. */
export function shownFirst({ parts }: Paper, { events }: Pick<AttemptOpening, 'events'>) {
  const items = parts.flatMap((part) => part.items);
  const visit = events.findLast(({ event }) => event.kind === 'visit')?.event;
  return items.find(({ id }) => visit?.kind === 'visit' && id === visit.item) ?? items[0];
}
