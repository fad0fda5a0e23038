/** What a failed statement says of itself: its SQLSTATE, or the driver's or system's word. Drizzle wraps the driver's error. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return typeof code === 'string' ? code : codeOf(cause);
}

/**
 * True where no statement would do: the database is down, starting, stopping, or out of room (classes 08, 53 and 57P of
 * SQLSTATE, lost connections). Trying the same in smaller parts helps nobody.
 */
export function isDatabaseAway(error: unknown): boolean {
  return /^(08|53|57P|CONNECT|ECONN|EPIPE)/.test(codeOf(error));
}
