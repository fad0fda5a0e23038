/**
 * Lets so many acts run at once and so many more wait, in order; null where one more would be too many. What waits is short
 * and bounded, so that this traffic never takes all connections of the database, nor the memory.
 */
export function fewAtOnce({ atOnce, waiting: mostWaiting }: { atOnce: number; waiting: number }) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(act: () => Promise<T>): Promise<T | null> => {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting) return null;
      // Whoever leaves hands the place over: `running` stays as it is.
      await new Promise<void>((come) => waiting.push(come));
    } else running += 1;
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
