import { fromBase64url } from 'shared/attempt/chain.ts';
import { type AttemptOpening, type CandidateCard, readSealedPaper } from 'shared/contracts/delivery.ts';
import type { Paper } from 'shared/papers/paper.ts';
import { contentHash, sealLabel } from 'shared/papers/seal.ts';
import { unseal } from 'shared/papers/unseal.ts';
import type { KindName } from 'shared/questions/registry.ts';
import { addressOf } from '../../../api/call.ts';
import type { Shelf } from './shelf.ts';

/**
 * The sealed paper, from this machine where it lies there already, else from the server, kept for the next time.
 * @throws Error where it cannot be fetched, or where its bytes are not those the card names.
 */
export function sealedPaper(card: CandidateCard, shelf: Shelf): Promise<Uint8Array> {
  const { contentHash: name } = card.paper;
  // The lobby may still be fetching it when the time comes: one fetch is enough for both, and its bytes are looked at once.
  const begun = underWay.get(name) ?? fetchSealed(name, shelf);
  underWay.set(name, begun);
  // What failed is tried again at the next asking.
  begun.catch(() => underWay.get(name) === begun && underWay.delete(name));
  return begun;
}

const underWay = new Map<string, Promise<Uint8Array>>();
const PATIENCE_MS = 60_000;

async function fetchSealed(name: string, shelf: Shelf): Promise<Uint8Array> {
  const kept = await shelf.paper(name).catch(() => null);
  if (kept && (await hashOf(kept)) === name) return kept;
  const answer = await fetch(addressOf(readSealedPaper), {
    credentials: 'same-origin',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!answer.ok) throw new Error(`the sealed paper was answered with ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if ((await hashOf(bytes)) !== name) throw new Error('the sealed paper is not the one this exam names');
  void shelf.putPaper(name, bytes).catch(() => undefined);
  return bytes;
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
