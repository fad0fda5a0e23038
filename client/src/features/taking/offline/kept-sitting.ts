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
  sitting: Omit<KeptSitting, 'at'>,
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
  if (!kept || wallNow() - kept.at > LASTS_MS) return null;
  const writer = await writerOf(kept.card.candidateId);
  const { clock: said } = kept.opening;
  // A computer whose date was set back must not give time, nor take it all.
  const passed = Math.max(0, wallNow() - kept.at);
  clock.look(monotonic(), said.now + passed);
  return {
    card: kept.card,
    writer,
    opening: { ...kept.opening, mayWrite: kept.opening.mayWrite && writer.name === kept.writer },
  };
}
