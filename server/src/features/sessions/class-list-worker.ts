import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../http/failures.ts';
import { readClassList } from './class-list.ts';
import type { ClassListAnswer } from './read-class-list-in-worker.ts';

/** The body of the worker thread of read-class-list-in-worker.ts: one file in, one answer out. */
const answer = (said: ClassListAnswer) => parentPort?.postMessage(said);
try {
  answer({ ok: true, value: readClassList(workerData as { name: string; bytes: Uint8Array }) });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  answer({ ok: false, code: error.code, details: error.details });
}
