import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Listening } from '../../../ui/listening.ts';
import type { AttemptStore } from '../engine/attempt-view.ts';
import { heardSoFar } from '../engine/heard-so-far.ts';

/** Hearings counted by the ledger, and cut ones remembered by this machine. */
export function useLedgerListening(attempt: AttemptStore, candidateId: string): Listening {
  const isLocked = useStore(
    attempt.view,
    ({ role, sealed, phase }) => role !== 'writer' || sealed || phase !== 'running',
  );
  const plays = useStore(attempt.view, (view) => view.attempt.plays);
  const heard = useMemo(() => heardSoFar(candidateId, () => localStorage), [candidateId]);
  return useMemo(
    () => ({
      plays,
      begin: attempt.play,
      resumesAt: heard.of,
      heard: heard.note,
      isLocked,
    }),
    [attempt, heard, isLocked, plays],
  );
}
