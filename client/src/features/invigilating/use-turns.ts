import { useEffect, useState } from 'react';

/** How many of `count` may be drawn by now: one more whenever the page rests, so that no task is long. */
export function useTurns(count: number): number {
  const [due, setDue] = useState(0);
  const isLeft = due < count;
  useEffect(() => {
    if (!isLeft) return;
    // Safari has no word for "when the page rests".
    if (!window.requestIdleCallback) return setDue(count);
    const turn = requestIdleCallback(() => setDue(due + 1));
    return () => cancelIdleCallback(turn);
  }, [due, isLeft, count]);
  return due;
}
