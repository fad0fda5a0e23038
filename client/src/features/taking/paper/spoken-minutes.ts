const THRESHOLDS = [1, 5, 15];

/** The minutes that the clock says when what is left falls from `beforeMs` to `nowMs`, or null where it stays silent. */
export function spokenMinutes(beforeMs: number, nowMs: number): number | null {
  // After a sleep several thresholds may lie behind: only the nearest end is said.
  return THRESHOLDS.find((minutes) => beforeMs > minutes * 60_000 && nowMs <= minutes * 60_000 && nowMs > 0) ?? null;
}
