import type { Observation } from '../signals/observation.ts';

/** What the worker saw last, as long as it may stand for "now". */
export interface Latest {
  keep(observation: Observation): void;
  forget(): void;
  /** Null where nothing was seen since `notBefore` (Unix ms). */
  since(notBefore: number): Observation | null;
}

export function createLatest(): Latest {
  let latest: Observation | null = null;
  return {
    keep(observation) {
      latest = observation;
    },
    forget() {
      latest = null;
    },
    since: (notBefore) => (latest && latest.at >= notBefore ? latest : null),
  };
}
