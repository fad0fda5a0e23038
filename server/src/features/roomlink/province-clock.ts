/** The province's time on this machine. */
export interface ProvinceClock {
  /** Milliseconds since 1970 on the province's clock. */
  now(): number;
  /** What to add to this machine's date, to be kept for the next start. */
  offsetMs(): number;
  /** A word of the province: asked at `sentAt`, answered now (monotonic, ms). */
  hear(sentAt: number, provinceNow: number): void;
}

/** A word that was so long on its way tells nothing. */
const USEFUL_TRIP_MS = 5_000;

/**
 * Goes on by the monotonic clock from what it last heard, so that a date changed on the laptop changes nothing while it
 * runs. After a start without a line it goes by the laptop's date and the offset that was measured last, but never from before
 * `notBefore`, which has been: a laptop whose battery is dead begins in another year.
 */
export function provinceClock(
  offsetMs: number,
  {
    notBefore = 0,
    wall = Date.now,
    monotonic = () => performance.now(),
  }: { notBefore?: number; wall?: () => number; monotonic?: () => number } = {},
): ProvinceClock {
  let ahead = Math.max(wall() + offsetMs, notBefore) - monotonic();
  let isHeard = false;
  return {
    now: () => Math.round(monotonic() + ahead),
    offsetMs: () => Math.round(monotonic() + ahead - wall()),
    hear(sentAt, provinceNow) {
      const trip = monotonic() - sentAt;
      if (trip > USEFUL_TRIP_MS) return;
      const heard = provinceNow + trip / 2 - monotonic();
      // Within half a trip both are right, and a clock that hops is worse than one a little off.
      if (isHeard && Math.abs(heard - ahead) <= trip / 2 + 100) return;
      ahead = heard;
      isHeard = true;
    },
  };
}
