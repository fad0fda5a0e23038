/** How far a counted sound was heard on this machine, so that a hearing that was cut off is not lost. */
export interface HeardSoFar {
  /** Seconds; 0 where none was cut off. */
  of(media: string): number;
  note(media: string, seconds: number): void;
}

/** Kept beside the ledger, because it is no answer: without storage a cut hearing is simply over. */
export function heardSoFar(
  candidate: string,
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
): HeardSoFar {
  const key = (media: string) => `khaothi-nghe ${candidate} ${media}`;
  const here = new Map<string, number>();
  return {
    of(media) {
      const known = here.get(media);
      if (known !== undefined) return known;
      try {
        const seconds = Number(storage().getItem(key(media)) ?? 0);
        return Number.isFinite(seconds) && seconds > 0 ? seconds : 0;
      } catch {
        return 0;
      }
    },
    note(media, seconds) {
      here.set(media, seconds);
      try {
        if (seconds > 0) storage().setItem(key(media), String(seconds));
        else storage().removeItem(key(media));
      } catch {
        // A browser that keeps nothing: this page still knows.
      }
    },
  };
}
