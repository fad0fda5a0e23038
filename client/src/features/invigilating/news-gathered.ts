import type { BoardNews } from 'shared/contracts/invigilation.ts';

/** Four times a second is as often as an eye follows a wall of seats. */
const EVERY_MS = 250;

interface Gathered {
  hear(news: BoardNews): void;
  /** Nothing is handed on any more. */
  stop(): void;
}

/**
 * Hands news on, the first at once and what follows together, at most four times a second: a page that was held up finds many
 * pieces of news waiting and must draw once, not once for each.
 */
export function gatherNews(handOn: (news: readonly BoardNews[]) => void, now: () => number): Gathered {
  let waiting: BoardNews[] = [];
  let handedAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hand = () => {
    timer = undefined;
    handedAt = now();
    const news = waiting;
    waiting = [];
    handOn(news);
  };
  return {
    hear(news) {
      waiting.push(news);
      // Never at once in the same turn: what else has come by now goes along.
      timer ??= setTimeout(hand, Math.max(0, handedAt + EVERY_MS - now()));
    },
    stop: () => clearTimeout(timer),
  };
}
