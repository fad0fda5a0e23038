import { createContext, useContext } from 'react';
import type { CandidateCard } from 'shared/contracts/delivery.ts';
import type { Paper } from 'shared/papers/paper.ts';
import { useStore } from 'zustand';
import type { AttemptStore, AttemptView } from '../engine/attempt-view.ts';
import { createStandings, type Place, placesOf, type Standing } from './places.ts';

export interface OpenPaper {
  readonly attempt: AttemptStore;
  readonly paper: Paper;
  readonly card: CandidateCard;
  readonly places: readonly Place[];
  readonly standings: ReturnType<typeof createStandings>;
}

const OpenPaperContext = createContext<OpenPaper | null>(null);
export const OpenPaperProvider = OpenPaperContext.Provider;

export function openPaperOf(given: Omit<OpenPaper, 'places' | 'standings'>): OpenPaper {
  const places = placesOf(given.paper);
  return { ...given, places, standings: createStandings(places) };
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

/** How every question stands. */
export function useStandings(): ReadonlyMap<string, Standing> {
  return useAttempt(useOpenPaper().standings);
}

/** True where nothing can be answered now. */
export function useIsLocked(): boolean {
  return useAttempt(
    ({ role, sealed, phase, attempt }) =>
      role !== 'writer' || sealed || phase !== 'running' || attempt.submittedAt !== null,
  );
}
