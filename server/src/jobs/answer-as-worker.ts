import { Worker } from 'node:worker_threads';
import type { WorkerOrder, WorkerWord } from './read-in-worker.ts';

/** Says how far the work is. */
export type Progress = (done: number, total: number) => void;

/** The body of a process of `readInWorker`: one thing given, one answer out, and on the way how far it is. */
export function answerAsWorker<Given, Answer>(
  answer: (given: Given, progress: Progress) => Answer | Promise<Answer>,
): void {
  process.once('message', async (order: unknown) => {
    const { given, milliseconds } = order as WorkerOrder;
    endByItself(milliseconds);
    say({ answer: await answer(given as Given, tellNowAndThen()) });
  });
  process.once('disconnect', () => process.exit());
}

const say = (word: WorkerWord) => process.send?.(word);

/** Milliseconds between two words on how far it is: as often as a person sees a bar move. */
const BETWEEN = 100;

function tellNowAndThen(): Progress {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (done, total) => {
    const now = performance.now();
    if (now - toldAt < BETWEEN && done < total) return;
    toldAt = now;
    say({ done, total });
  };
}

/** A server that was killed can no longer kill its worker, and a worker deep in a file hears of nothing: a thread ends it. */
function endByItself(milliseconds: number): void {
  const sentence = `setTimeout(() => process.kill(${process.pid}, 'SIGKILL'), ${milliseconds + 5_000})`;
  new Worker(sentence, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
}
