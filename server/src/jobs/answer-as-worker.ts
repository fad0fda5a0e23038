import { Worker } from 'node:worker_threads';
import type { WorkerOrder } from './read-in-worker.ts';

/** The body of a process of `readInWorker`: one thing given, one answer out. */
export function answerAsWorker<Given, Answer>(answer: (given: Given) => Answer | Promise<Answer>): void {
  process.once('message', async (order: unknown) => {
    const { given, milliseconds } = order as WorkerOrder;
    endByItself(milliseconds);
    process.send?.(await answer(given as Given));
  });
  process.once('disconnect', () => process.exit());
}

/** A server that was killed can no longer kill its worker, and a worker deep in a file hears of nothing: a thread ends it. */
function endByItself(milliseconds: number): void {
  const sentence = `setTimeout(() => process.kill(${process.pid}, 'SIGKILL'), ${milliseconds + 5_000})`;
  new Worker(sentence, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
}
