import { parentPort, workerData } from 'node:worker_threads';
import { UnreadableFile } from './ooxml/refusal.ts';
import type { WordAnswer } from './read-in-worker.ts';
import { readWord } from './read-word.ts';

/** The body of the worker thread of read-in-worker.ts: one file in, one answer out. */
const answer = (said: WordAnswer) => parentPort?.postMessage(said);
try {
  answer({ ok: true, value: await readWord(workerData as Uint8Array) });
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  answer({ ok: false, why: error.why });
}
