import { useEffect, useMemo, useState } from 'react';

/** The server's time, second by second, by the last word that carried it: this machine's own date plays no part. */
export function useServerNow(said: number): number {
  const offset = useMemo(() => said - performance.now(), [said]);
  const [tick, setTick] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setTick(performance.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(said, offset + tick);
}
