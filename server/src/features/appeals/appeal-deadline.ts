import { APPEAL_DAYS } from 'shared/contracts/appeals.ts';

const DAY_MS = 24 * 3_600_000;

/** Until when a decision may be appealed against: 30 days from it, or from the result where that came later. Unix ms. */
export function appealUntil(decidedAt: number, resultAt: number | null): number {
  return Math.max(decidedAt, resultAt ?? 0) + APPEAL_DAYS * DAY_MS;
}
