import type { AttemptOpening, CandidateCard } from 'shared/contracts/delivery.ts';
import type { Paper } from 'shared/papers/paper.ts';
import { sendFor } from '../../../questions/player-files.ts';
import { begunHere } from '../offline/kept-sitting.ts';
import { browserNetwork, type Opened } from './network.ts';
import { kindsIn, openPaper, sealedPaper, shownFirst } from './paper-vault.ts';
import type { ServerClock } from './server-clock.ts';
import type { Shelf } from './shelf.ts';
import { type Writer, writerOfThisPage } from './writer-id.ts';

/** The server's answer to a candidate who wants the paper, and the paper itself where it gave the key. */
export interface OpenedSitting {
  readonly writer: Writer;
  readonly opened: Opened;
  /** Null where no key came: refused, or sealed already. Rejects where the paper cannot be had or opened. */
  readonly paper: Promise<Paper | null>;
}

/**
 * Asks the server for the paper; fetches the sealed one meanwhile, and opens it with the key that comes.
 * @param onQueued hears, in words, how many come before
 */
export async function openSitting(
  card: CandidateCard,
  { shelf, clock }: { shelf: Shelf; clock: ServerClock },
  onQueued: (sentence: string) => void,
): Promise<OpenedSitting> {
  // Beside the key and not behind it: on a slow line every turn counts. What fails here is asked for again below.
  if (!card.attempt?.sealed) void sealedPaper(card, shelf).catch(() => undefined);
  const [writer, begunAt] = await Promise.all([writerOfThisPage(card.candidateId), begunHere(shelf, card)]);
  const sentAt = performance.now();
  const opened = await browserNetwork.open(writer, onQueued, begunAt);
  if (opened.ok) clock.look(sentAt, opened.opening.clock.now);
  const paper = opened.ok ? paperOf(opened.opening) : Promise.resolve(null);
  // Whoever wants it hears of its failure.
  paper.catch(() => undefined);
  return { writer, opened, paper };

  async function paperOf(opening: AttemptOpening): Promise<Paper | null> {
    if (opening.paperKey === null) return null;
    const paper = await openPaper(card, await sealedPaper(card, shelf), opening.paperKey);
    // The page that draws the question may still be on its way itself.
    sendFor(kindsIn(shownFirst(paper, opening)));
    return paper;
  }
}
