import type { FastifyBaseLogger } from 'fastify';

/** Does a small piece of work again and again, never twice at once; a failure is logged and the next turn tries anew. */
export function every(ms: number, work: () => Promise<unknown>, log: FastifyBaseLogger): () => void {
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
  timer = setTimeout(turn, ms);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
