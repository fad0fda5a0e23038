import type { FastifyBaseLogger } from 'fastify';

/** The first turn comes no later than this: what is done once an hour is done also by a server that restarts within it. */
const FIRST_MS = 60_000;

/** Does a small piece of work again and again, never twice at once; a failure is logged and the next turn tries anew. */
export function every(ms: number, work: () => Promise<unknown>, log: Pick<FastifyBaseLogger, 'error'>): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout;
  const turn = async () => {
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, 'recurring work failed');
    }
    if (!stopped) timer = setTimeout(turn, ms);
  };
  timer = setTimeout(turn, Math.min(ms, FIRST_MS));
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
