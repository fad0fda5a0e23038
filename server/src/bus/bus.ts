/** News between parts of the server: fan-out, nothing kept. The database is the truth; who misses news reads it there. */
export interface Bus {
  publish(subject: string, message: unknown): void;
  /** Returns the way to stop listening. */
  subscribe(subject: string, hear: (message: unknown) => void): () => void;
}

/** Published on this node alone: news of other nodes may have been missed, and what they said stands in the database. */
export const GAP = 'node.gap';

/** The bus of one process. A listener that throws does not keep the others from hearing. */
export function inProcessBus(failed: (error: unknown) => void): Bus {
  const listeners = new Map<string, Set<(message: unknown) => void>>();
  return {
    publish(subject, message) {
      for (const hear of listeners.get(subject) ?? []) {
        try {
          hear(message);
        } catch (error) {
          failed(error);
        }
      }
    },
    subscribe(subject, hear) {
      const all = listeners.get(subject) ?? new Set();
      listeners.set(subject, all.add(hear));
      return () => {
        all.delete(hear);
        if (all.size === 0) listeners.delete(subject);
      };
    },
  };
}
