import type { Clock } from 'proctoring/signals/clock.ts';
import type { Level } from 'proctoring/signals/signal.ts';

/** What is watched of an attempt, as the page acts by it. */
export interface Watched {
  readonly attemptId: string;
  readonly level: Level;
  readonly examLevel: number;
  /** Whether the microphone is asked for of this candidate, and whether it may be used. */
  readonly examListens: boolean;
  readonly listens: boolean;
}

export interface WatchingFollower {
  /** Asks now: something was refused that the level may explain. */
  ask(): void;
  /** The candidate's own word: holds at once, whatever the server says. */
  lowerTo(level: Level): void;
  /** The same for the microphone alone. */
  stopListening(): void;
  stop(): void;
}

const ASK_AGAIN_MS = 5_000;
/** As often as the lobby: for so long may a family's word take to reach the camera. */
const FRESH_MS = 30_000;

/**
 * Finds out what is watched, and goes on asking while the exam runs: a family may withdraw at the school's desk. The level
 * only ever falls; a camera that went off in an exam does not come on again by itself. `read` gives null where the server
 * was not heard or knows no attempt yet; `onWatched` hears the first level and every lower one.
 */
export function followWatching({
  read,
  clock,
  onWatched,
}: {
  readonly read: () => Promise<Watched | null>;
  readonly clock: Pick<Clock, 'after'>;
  readonly onWatched: (watched: Watched) => void;
}): WatchingFollower {
  let watched: Watched | null = null;
  let isAsking = false;
  let isStopped = false;
  let cancel = () => {};

  function hear(news: Watched): void {
    const before = watched ?? news;
    const listens = before.listens && news.listens;
    if (watched && news.level >= before.level && listens === before.listens) return;
    watched = { ...news, level: Math.min(before.level, news.level) as Level, listens };
    onWatched(watched);
  }

  async function ask(): Promise<void> {
    if (isAsking || isStopped) return;
    isAsking = true;
    cancel();
    const news = await read().catch(() => null);
    isAsking = false;
    if (isStopped) return;
    if (news) hear(watched ? { ...news, attemptId: watched.attemptId, examLevel: watched.examLevel } : news);
    cancel = clock.after(news ? FRESH_MS : ASK_AGAIN_MS, () => void ask());
  }

  void ask();
  return {
    ask: () => void ask(),
    lowerTo(level) {
      if (watched) hear({ ...watched, level });
    },
    stopListening() {
      if (watched) hear({ ...watched, listens: false });
    },
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
