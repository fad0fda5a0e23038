import { fromBase64url } from 'shared/attempt/chain.ts';
import { type CandidateCard, readSealedPaper } from 'shared/contracts/delivery.ts';
import type { Paper } from 'shared/papers/paper.ts';
import { contentHash, sealLabel, unseal } from 'shared/papers/seal.ts';
import { addressOf } from '../../../api/call.ts';
import type { Shelf } from './shelf.ts';

/**
 * The sealed paper, from this machine where it lies there already, else from the server, kept for the next time.
 * @throws Error where it cannot be fetched, or where its bytes are not those the card names.
 */
export function sealedPaper(card: CandidateCard, shelf: Shelf): Promise<Uint8Array> {
  const { contentHash: name } = card.paper;
  // The lobby may still be fetching it when the time comes: one fetch is enough for both.
  const started = underWay.get(name) ?? fetchSealed(name, shelf).finally(() => underWay.delete(name));
  underWay.set(name, started);
  return started;
}

const underWay = new Map<string, Promise<Uint8Array>>();
const PATIENCE_MS = 60_000;

async function fetchSealed(name: string, shelf: Shelf): Promise<Uint8Array> {
  const kept = await shelf.paper(name).catch(() => null);
  if (kept && contentHash(kept) === name) return kept;
  const answer = await fetch(addressOf(readSealedPaper), {
    credentials: 'same-origin',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!answer.ok) throw new Error(`the sealed paper was answered with ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (contentHash(bytes) !== name) throw new Error('the sealed paper is not the one this exam names');
  await shelf.putPaper(name, bytes).catch(() => undefined);
  return bytes;
}

/** @throws Error where the key does not open it. Its bytes are authenticated, so that nothing in it is parsed again. */
export function openPaper(card: CandidateCard, sealed: Uint8Array, paperKey: string): Paper {
  const plain = unseal(sealed, fromBase64url(paperKey), sealLabel(card.exam.id, card.paper.code));
  return JSON.parse(new TextDecoder().decode(plain)) as Paper;
}

/** True where the paper has a formula somewhere, so that KaTeX is worth its bytes. */
export function hasMath(paper: Paper): boolean {
  return JSON.stringify([paper.parts, paper.stimuli]).includes('"type":"math"');
}

/** True where it has formulas of chemistry, which need a further part of KaTeX. */
export function hasChemistry(paper: Paper): boolean {
  return /\\\\(ce|pu)\b/.test(JSON.stringify([paper.parts, paper.stimuli]));
}
