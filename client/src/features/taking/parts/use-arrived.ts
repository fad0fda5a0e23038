import { useSyncExternalStore } from 'react';
import type { CandidateCard } from 'shared/contracts/delivery.ts';
import { arrivedOf, onArrival } from '../engine/paper-vault.ts';

/** Bytes of a paper that have come while it is not whole. */
export function useArrived(paper: CandidateCard['paper'] | undefined): number {
  return useSyncExternalStore(onArrival, () => (paper ? arrivedOf(paper) : 0));
}
