import { useEffect, useState } from 'react';
import type { ServerClock } from '../engine/server-clock.ts';

/** The server's time, drawn anew every second. */
export function useNow(clock: ServerClock): number {
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const at = clock.now();
      setNow(at);
      // At the turn of the server's second, so that forty screens in a room change together.
      timer = setTimeout(tick, 1_000 - (at % 1_000) + 10);
    };
    tick();
    return () => clearTimeout(timer);
  }, [clock]);
  return now;
}
