/** Why a picture is taken at regular times, without a signal. */
export const REGULAR = 'periodic';

/**
 * At the full level pictures are also taken so often (ms), for the service's second look: more often by a machine that searches no
 * objects itself.
 */
export const REGULAR_EVERY_MS = { full: 120_000, light: 60_000 } as const;
