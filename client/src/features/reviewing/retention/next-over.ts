import type { Kept } from 'shared/contracts/proctoring-retention.ts';

/** When the next of what is kept is over, Unix ms; null where nothing is kept. */
export function nextOver({ sessions }: Pick<Kept, 'sessions'>): number | null {
  const ends = sessions.flatMap(({ unflagged, flagged, records }) =>
    [unflagged, flagged, records].filter(({ kept }) => kept > 0).map(({ until }) => until),
  );
  return ends.length === 0 ? null : Math.min(...ends);
}
