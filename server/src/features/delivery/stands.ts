import type { Deps } from '../../deps.ts';
import type { Stand } from './judge-batch.ts';
import { readStands } from './ledger-queries.ts';

/** So long is a stand believed. Head, writer and seal are held against the row at every write; only the time is not. */
const BELIEVED_MS = 1_000;
const MOST_KNOWN = 50_000;

/** Where attempts stand, as this node last saw it: it saves reading what this node itself has just written. */
export interface KnownStands {
  /** The stands of these attempts; those of unknown attempts are absent. */
  of(attempts: readonly string[], now: number): Promise<Map<string, Stand>>;
  /** After a write of this node: where the attempt stands now. Its time is as old as it was. */
  moved(attempt: string, stand: Stand): void;
  forget(attempt: string): void;
}

export function knownStands({ db }: Pick<Deps, 'db'>): KnownStands {
  const known = new Map<string, { readonly stand: Stand; readonly readAt: number }>();

  return {
    moved(attempt, stand) {
      const seen = known.get(attempt);
      if (seen) known.set(attempt, { stand, readAt: seen.readAt });
    },
    forget: (attempt) => known.delete(attempt),
    async of(attempts, now) {
      const stands = new Map<string, Stand>();
      const unknown: string[] = [];
      for (const attempt of attempts) {
        const seen = known.get(attempt);
        // A clock that was set back makes nothing young again.
        if (seen && now >= seen.readAt && now - seen.readAt < BELIEVED_MS) stands.set(attempt, seen.stand);
        else unknown.push(attempt);
      }
      if (unknown.length === 0) return stands;
      for (const [attempt, stand] of await readStands(db, unknown)) {
        stands.set(attempt, stand);
        if (known.size >= MOST_KNOWN && !known.has(attempt)) known.clear();
        known.set(attempt, { stand, readAt: now });
      }
      return stands;
    },
  };
}
