import { createContext, useContext, useMemo } from 'react';
import type { CandidateCard } from 'shared/contracts/delivery.ts';
import type { Paper } from 'shared/papers/paper.ts';
import { useStore } from 'zustand';
import type { AttemptStore, AttemptView } from '../engine/attempt-view.ts';
import { type Place, placesOf, type Standing, standingsOf } from './places.ts';

export interface OpenPaper {
  readonly attempt: AttemptStore;
  readonly paper: Paper;
  readonly card: CandidateCard;
  readonly places: readonly Place[];
}

const OpenPaperContext = createContext<OpenPaper | null>(null);
export const OpenPaperProvider = OpenPaperContext.Provider;

export function openPaperOf(given: Omit<OpenPaper, 'places'>): OpenPaper {
  return { ...given, places: placesOf(given.paper) };
}

export function useOpenPaper(): OpenPaper {
  const open = useContext(OpenPaperContext);
  if (!open) throw new Error('outside of an open paper');
  return open;
}

/** One value of the attempt; the component draws anew when it changes. */
export function useAttempt<T>(select: (view: AttemptView) => T): T {
  return useStore(useOpenPaper().attempt.view, select);
}

export function useStandings(): ReadonlyMap<string, Standing> {
  const { places } = useOpenPaper();
  const state = useAttempt((view) => view.attempt);
  const drafts = useAttempt((view) => view.drafts);
  return useMemo(() => standingsOf(places, state, drafts), [places, state, drafts]);
}

/** True where nothing can be answered now. */
export function useIsLocked(): boolean {
  return useAttempt(
    ({ role, sealed, phase, attempt }) =>
      role !== 'writer' || sealed || phase !== 'running' || attempt.submittedAt !== null,
  );
}
