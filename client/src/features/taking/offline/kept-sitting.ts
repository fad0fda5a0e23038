import type { AttemptOpening, CandidateCard } from 'shared/contracts/delivery.ts';
import type { AttemptView } from '../engine/attempt-view.ts';
import type { ServerClock } from '../engine/server-clock.ts';
import type { KeptSitting, Shelf } from '../engine/shelf.ts';
import { type Writer, writerOfThisPage } from '../engine/writer-id.ts';

/** A paper that is open on this machine. */
export interface Begun {
  readonly card: CandidateCard;
  readonly opening: AttemptOpening;
  readonly writer: Writer;
  /** Where it began here without a line. */
  readonly begunAt?: number | undefined;
}

/** What the open paper tells of itself. */
interface Told {
  getState(): Pick<AttemptView, 'clock' | 'role' | 'sealed'>;
  subscribe(hear: (now: Pick<AttemptView, 'clock' | 'role' | 'sealed'>) => void): () => void;
}

/**
 * Keeps what a page needs to go on with the paper where no line is left, as the deadline and the right to write change.
 * Never fails: without it a reload needs a line, and nothing else changes.
 * @returns the way to keep nothing more
 */
export function keepUpToDate(
  shelf: Pick<Shelf, 'keepSitting'>,
  sitting: Omit<KeptSitting, 'at'> & { readonly opening: AttemptOpening },
  told: Told,
  wallNow: () => number = Date.now,
): () => void {
  let kept = '';
  const keep = ({ clock, role, sealed }: ReturnType<Told['getState']>) => {
    const { now: _, ...rest } = clock;
    const said = JSON.stringify([rest, role]);
    // A sealed paper is about to be forgotten.
    if (sealed || said === kept) return;
    kept = said;
    const opening = { ...sitting.opening, clock, mayWrite: role === 'writer' };
    void shelf.keepSitting({ ...sitting, opening, at: wallNow() }).catch(() => undefined);
  };
  keep(told.getState());
  return told.subscribe(keep);
}

/** Whoever sat here so long ago has gone. */
const LASTS_MS = 12 * 3_600_000;

/**
 * The paper that was being sat on this machine before the page was loaded anew without a line; null where there is none.
 * Only the page that could write goes on writing; any other watches until the server can be asked. The time of day is this
 * computer's for the moment: it decides nothing, and the first word of the server puts it right.
 */
export async function goOn(
  shelf: Pick<Shelf, 'sitting'>,
  clock: Pick<ServerClock, 'look'>,
  {
    writerOf = writerOfThisPage,
    wallNow = Date.now,
    monotonic = () => performance.now(),
  }: { writerOf?: (candidateId: string) => Promise<Writer>; wallNow?: () => number; monotonic?: () => number } = {},
): Promise<Begun | null> {
  const kept = await shelf.sitting();
  if (!kept?.opening || wallNow() - kept.at > LASTS_MS) return null;
  const writer = await writerOf(kept.card.candidateId);
  const { clock: said } = kept.opening;
  // A computer whose date was set back must not give time, nor take it all.
  const passed = Math.max(0, wallNow() - kept.at);
  clock.look(monotonic(), said.now + passed);
  return {
    card: kept.card,
    writer,
    begunAt: kept.begunAt,
    opening: { ...kept.opening, mayWrite: kept.opening.mayWrite && writer.name === kept.writer },
  };
}

/** A paper that is fetched on Friday is sat on Monday. */
const WAITS_MS = 7 * 24 * 3_600_000;

/** Keeps who waits here, so that a reload without a line finds the lobby; an attempt that began here is never overwritten. */
export async function keepWaiting(
  shelf: Pick<Shelf, 'sitting' | 'keepSitting'>,
  card: CandidateCard,
  wallNow: () => number = Date.now,
): Promise<void> {
  const kept = await shelf.sitting();
  if (kept?.opening && kept.card.candidateId === card.candidateId) return;
  await shelf.keepSitting({ card, opening: null, writer: '', at: wallNow() });
}

/** Who waits at this machine, where the server cannot be asked; null: nobody. */
export async function waitingHere(
  shelf: Pick<Shelf, 'sitting'>,
  clock: Pick<ServerClock, 'look'>,
  {
    wallNow = Date.now,
    monotonic = () => performance.now(),
  }: { wallNow?: () => number; monotonic?: () => number } = {},
): Promise<CandidateCard | null> {
  const kept = await shelf.sitting();
  if (!kept || kept.opening || wallNow() - kept.at > WAITS_MS) return null;
  clock.look(monotonic(), kept.card.clock.now + Math.max(0, wallNow() - kept.at));
  return kept.card;
}

/** When this candidate's attempt began here without a line; undefined where it did not. */
export async function begunHere(shelf: Pick<Shelf, 'sitting'>, card: CandidateCard): Promise<number | undefined> {
  const kept = await shelf.sitting().catch(() => null);
  return kept?.card.candidateId === card.candidateId ? kept.begunAt : undefined;
}
