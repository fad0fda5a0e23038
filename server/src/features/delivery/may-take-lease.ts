import type { Attempt } from './attempt-queries.ts';

/** A page that was not heard of for so long (three missed beats) is taken to be gone, on the board as at the door. */
export const SILENT_MS = 45_000;

/** How long an unlock waits for the machine it is meant for: a walk to another seat, a computer that has to start. */
export const UNLOCK_LASTS_MS = 10 * 60_000;

/** Why a page may take the lease: its own machine, an invigilator's word, nobody who writes any more, or a session without either. */
type Ground = 'sameMachine' | 'unlocked' | 'silent' | 'movesFreely';

/** The ground on which a page of a machine takes the lease of an attempt; null: an invigilator has to unlock it. */
export function mayTakeLease(
  { device: writing, writerSeenAt, unlockedUntil }: Pick<Attempt, 'device' | 'writerSeenAt' | 'unlockedUntil'>,
  { device, movesFreely, now }: { device: string | null; movesFreely: boolean; now: number },
): Ground | null {
  if (device !== null && device === writing) return 'sameMachine';
  if (movesFreely) return 'movesFreely';
  if (unlockedUntil !== null && now < unlockedUntil.getTime()) return 'unlocked';
  const isSilent = writerSeenAt === null || now - writerSeenAt.getTime() >= SILENT_MS;
  return isSilent ? 'silent' : null;
}
