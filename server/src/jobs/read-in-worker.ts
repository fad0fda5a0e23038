import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface WorkerLimits {
  readonly milliseconds: number;
  /** Of the worker's heap. */
  readonly megabytes: number;
}

/** A file took more time or memory than it may; its worker is gone, the server goes on. */
export class OverLimit extends Error {
  readonly limit: 'time' | 'memory';

  constructor(limit: 'time' | 'memory', detail = '') {
    super(`over its ${limit} limit ${detail}`.trim());
    this.name = 'OverLimit';
    this.limit = limit;
  }
}

/** What a worker is sent: what to read, and when it must end itself should the server be gone. */
export interface WorkerOrder {
  readonly given: unknown;
  readonly milliseconds: number;
}

/** What a worker says: how far it is, any number of times, and then its answer. */
export type WorkerWord = { readonly done: number; readonly total: number } | { readonly answer: unknown };

/** Who waits for an answer: hears how far the work is, and may give it up. */
export interface Follower {
  readonly heard?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** Files read at once; others wait their turn, so that a term's worth of uploads does not take the machine. */
const AT_ONCE = 2;
const waiting: (() => void)[] = [];
let running = 0;

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
/** A stranger's file meets a process that may read the program's own files, and nothing else: no writing, no other process. */
const CONFINED = ['--permission', `--allow-fs-read=${PROJECT}`, '--allow-worker', '--stack-size=2000'];

/**
 * Reads a stranger's file in a process of its own that is killed at its limits, whatever it is doing. `body` is the module
 * that the process runs; it calls `answerAsWorker`. A process and not a thread: docs/decisions/0012.
 * @throws OverLimit, or the reason of the follower's signal, the process being ended at once
 */
export async function readInWorker<Answer>(
  body: URL,
  given: unknown,
  limits: WorkerLimits,
  follower: Follower = {},
): Promise<Answer> {
  if (running >= AT_ONCE) await turn(follower.signal);
  running++;
  try {
    follower.signal?.throwIfAborted();
    return await run<Answer>(body, given, limits, follower);
  } finally {
    running--;
    waiting.shift()?.();
  }
}

/** Waits in the queue; who gives up leaves it at once. */
function turn(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    function begin() {
      signal?.removeEventListener('abort', leave);
      resolve();
    }
    function leave() {
      waiting.splice(waiting.indexOf(begin), 1);
      reject(signal?.reason);
    }
    if (signal?.aborted) return reject(signal.reason);
    signal?.addEventListener('abort', leave, { once: true });
    waiting.push(begin);
  });
}

function run<Answer>(
  body: URL,
  given: unknown,
  { milliseconds, megabytes }: WorkerLimits,
  { heard, signal }: Follower,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = fork(body, {
      execArgv: [...CONFINED, `--max-old-space-size=${megabytes}`, '--disable-warning=ExperimentalWarning'],
      // Nothing of the server's environment: its secrets are not a file reader's business.
      env: { PATH: process.env.PATH },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const timer = setTimeout(() => settle(() => reject(new OverLimit('time'))), milliseconds);
    const said = lastWordsOf(worker);
    const giveUp = () => settle(() => reject(signal?.reason));
    signal?.addEventListener('abort', giveUp);
    function settle(outcome: () => void) {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
      worker.removeAllListeners();
      // A pipe that breaks as the process is killed is no news.
      worker.on('error', () => {});
      worker.kill('SIGKILL');
      outcome();
    }
    worker.on('message', (said: unknown) => {
      const word = said as WorkerWord;
      if ('answer' in word) settle(() => resolve(word.answer as Answer));
      else heard?.(word.done, word.total);
    });
    worker.once('error', (error) => settle(() => reject(error)));
    worker.once('close', (code, by) => settle(() => reject(reasonOf(said(), by ?? `code ${code}`))));
    worker.send({ given, milliseconds } satisfies WorkerOrder, (error) => {
      // Where the process has ended before it could be sent anything, 'close' says how.
      if (error && worker.exitCode === null && worker.signalCode === null) settle(() => reject(error));
    });
  });
}

/** The end of what the process wrote on its error stream. */
function lastWordsOf(worker: ChildProcess): () => string {
  let words = '';
  worker.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-4_000);
  });
  return () => words;
}

function reasonOf(words: string, end: string): Error {
  const isHungry = /heap out of memory|RangeError|Array buffer allocation failed/.test(words);
  return isHungry
    ? new OverLimit('memory', end)
    : new Error(`a file's worker ended (${end}) without an answer: ${words}`);
}
