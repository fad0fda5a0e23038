import type { Paper } from 'shared/papers/paper.ts';
import { KINDS, preloadKinds, preloadPlayables } from '../../questions/players.ts';
import { loadChemistry, loadKatex } from '../../ui/katex.ts';
import { bring, type Piece, pageAtRest } from './bring.ts';
import { hasChemistry, hasMath, kindsIn } from './engine/paper-vault.ts';
import { browserTimers } from './engine/timers.ts';
import { preloadReceiptPicture } from './finish/receipt-picture.ts';
import { preloadSealing } from './finish/seal-by-hand.ts';

/** What brings the answers of a machine without a line to the server. */
const END: readonly Piece[] = [preloadSealing, preloadReceiptPicture];

/** How long the first question is left alone with the line. */
const FIRST_MS = 5_000;

const how = { timers: browserTimers, atRest: pageAtRest };

/** Brings what any paper may need from its beginning to its end: for whoever waits for the bell, while the line still lives. */
export function preloadAhead(): Promise<void> {
  return bring([loadKatex, ...KINDS.map(bringingKind), ...END, preloadPlayables, loadChemistry], how);
}

/** Brings what the rest of an open paper and its end need, behind its first question. */
export async function preloadBehind(first: Promise<void>, paper: Paper | null): Promise<void> {
  // Whether it came is shown in its place.
  await Promise.race([
    first.catch(() => undefined),
    new Promise<void>((resolve) => browserTimers.after(FIRST_MS, resolve)),
  ]);
  const ofPaper: Piece[] = paper
    ? [
        ...(hasMath(paper) ? [loadKatex] : []),
        ...(hasChemistry(paper) ? [loadChemistry] : []),
        ...[...kindsIn(paper.parts)].map(bringingKind),
        preloadPlayables,
      ]
    : [];
  await bring([...END, ...ofPaper], how);
}

const bringingKind =
  (kind: string): Piece =>
  () =>
    preloadKinds(new Set([kind]));
