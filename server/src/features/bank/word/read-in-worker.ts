import { Worker } from 'node:worker_threads';
import { type FileRefusal, UnreadableFile } from './ooxml/refusal.ts';
import type { WordImport } from './question.ts';

export interface WorkerLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

const LIMITS: WorkerLimits = { milliseconds: 20_000, megabytes: 512 };
/** Files read at once; others wait their turn, so that a term's worth of uploads does not take the machine. */
const AT_ONCE = 2;
const waiting: (() => void)[] = [];
let running = 0;

/**
 * Reads a Word file in a thread of its own that is killed at its limits: whatever a file does, the server goes on.
 * @throws UnreadableFile
 */
export async function readWordInWorker(file: Uint8Array, limits: WorkerLimits = LIMITS): Promise<WordImport> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await read(file, limits);
  } finally {
    running--;
    waiting.shift()?.();
  }
}

function read(file: Uint8Array, limits: WorkerLimits): Promise<WordImport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./word-worker.ts', import.meta.url), {
      workerData: file,
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, stackSizeMb: 8 },
    });
    const timer = setTimeout(() => end(new UnreadableFile('wordTooSlow')), limits.milliseconds);
    const end = (outcome: WordImport | Error) => {
      clearTimeout(timer);
      void worker.terminate();
      if (outcome instanceof Error) reject(outcome);
      else resolve(outcome);
    };
    worker.once('message', (answer: { ok: true; value: WordImport } | { ok: false; why: FileRefusal }) =>
      end(answer.ok ? answer.value : new UnreadableFile(answer.why)),
    );
    worker.once('error', (error: Error & { code?: string }) => {
      const isHungry = error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError;
      end(isHungry ? new UnreadableFile('wordSuspicious', error.message) : error);
    });
    worker.once('exit', () => end(new Error('the Word reader ended without an answer')));
  });
}
