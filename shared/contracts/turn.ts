/**
 * Header by which somebody who was told to wait keeps the place: the `turn` of the refusal `waitYourTurn`, sent with the same
 * request again.
 */
export const TURN_HEADER = 'x-khaothi-turn';

/** One goes in each millisecond, about: who stands near the front asks often, who stands far behind seldom. */
const MS_FOR_EACH = 1;
const ASK_AGAIN_MS = { least: 500, most: 4_000 };

/**
 * Milliseconds until somebody who was told how many stand `ahead` asks again, a little by chance: those who were told in one
 * moment must not all be back in one, the queue itself must not be a rush.
 * @param chance from 0 to 1, drawn anew each time
 */
export function askAgainMs(ahead: number, chance: number): number {
  const { least, most } = ASK_AGAIN_MS;
  return Math.min(most, Math.max(least, ahead * MS_FOR_EACH)) * (0.8 + 0.4 * chance);
}
