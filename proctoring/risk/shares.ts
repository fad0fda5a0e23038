import type { SignalName } from '../signals/registry.ts';
import type { Told } from '../signals/signal.ts';
import { type Unusual, unusualOf, unusualShare } from './habits.ts';
import { ownShare } from './shared-moments.ts';
import type { Surroundings } from './surroundings.ts';

/** How much of a signal counts. */
interface Share {
  /** Outside the moments that the room shared. */
  readonly own: number;
  readonly unusual: Unusual;
  /** Both together, 0 to 1. */
  readonly share: number;
}

/** What counts of each of the signals of one kind, `told`; of one that is over it is the same at any later `now` (Unix ms). Pure. */
export function sharesOf(
  kind: SignalName,
  told: readonly Told[],
  around: Surroundings,
): (one: Told, now: number) => Share {
  const begun = told.map(({ startedAt }) => startedAt).sort((a, b) => a - b);
  return (one, now) => {
    const own = ownShare(kind, one, around.moments, now);
    const unusual = unusualOf(kind, one, begun, around, now);
    return { own, unusual, share: own * unusualShare(unusual) };
  };
}
