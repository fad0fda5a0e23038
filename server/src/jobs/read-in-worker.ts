import { Worker } from 'node:worker_threads';

export interface WorkerLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** A file took more time or memory than it may; its thread is gone, the server goes on. */
export class OverLimit extends Error {
  readonly limit: 'time' | 'memory';

  constructor(limit: 'time' | 'memory', detail = '') {
    super(`over its ${limit} limit ${detail}`.trim());
    this.name = 'OverLimit';
    this.limit = limit;
  }
}

/** Files read at once; others wait their turn, so that a term's worth of uploads does not take the machine. */
const AT_ONCE = 2;
const waiting: (() => void)[] = [];
let running = 0;

/**
 * Reads a stranger's file in a thread of its own that is killed at its limits. `body` is the module that the thread runs:
 * it finds `given` as its workerData and posts one answer.
 * @throws OverLimit
 */
export async function readInWorker<Answer>(body: URL, given: unknown, limits: WorkerLimits): Promise<Answer> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await run<Answer>(body, given, limits);
  } finally {
    running--;
    waiting.shift()?.();
  }
}

function run<Answer>(body: URL, given: unknown, limits: WorkerLimits): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(body, {
      workerData: given,
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, stackSizeMb: 8 },
    });
    const fail = (error: Error) => {
      clearTimeout(timer);
      void worker.terminate();
      reject(error);
    };
    const timer = setTimeout(() => fail(new OverLimit('time')), limits.milliseconds);
    worker.once('message', (answer: Answer) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(answer);
    });
    worker.once('error', (error: Error & { code?: string }) => {
      const isHungry = error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError;
      fail(isHungry ? new OverLimit('memory', error.message) : error);
    });
    worker.once('exit', () => fail(new Error(`${body.pathname} ended without an answer`)));
  });
}
