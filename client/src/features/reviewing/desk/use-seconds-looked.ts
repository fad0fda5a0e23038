import { useCallback, useEffect, useRef } from 'react';

/** Counts how long this page has been in front, in whole seconds: what a reviewer's minutes are measured by. */
export function useSecondsLooked(): () => number {
  const looked = useRef({ before: 0, since: document.hidden ? null : performance.now() });
  const sum = useCallback(() => {
    const { before, since } = looked.current;
    return before + (since === null ? 0 : performance.now() - since);
  }, []);
  useEffect(() => {
    const onTurn = () => {
      looked.current = { before: sum(), since: document.hidden ? null : performance.now() };
    };
    document.addEventListener('visibilitychange', onTurn);
    return () => document.removeEventListener('visibilitychange', onTurn);
  }, [sum]);
  return useCallback(() => Math.round(sum() / 1_000), [sum]);
}
