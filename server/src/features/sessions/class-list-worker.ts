import { Refusal } from '../../http/failures.ts';
import { answerAsWorker } from '../../jobs/answer-as-worker.ts';
import { readClassList } from './class-list.ts';
import type { ClassListAnswer } from './read-class-list-in-worker.ts';

/** The body of the worker of read-class-list-in-worker.ts: one file in, one answer out. */
answerAsWorker<{ name: string; bytes: Uint8Array }, ClassListAnswer>((file) => {
  try {
    return { ok: true, value: readClassList(file) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, code: error.code, details: error.details };
  }
});
