import type { Progress } from './player.ts';

/** How far a question of several places is answered. */
export function progressOf(filled: number, places: number): Progress {
  if (filled === 0) return 'none';
  return filled < places ? 'some' : 'all';
}
