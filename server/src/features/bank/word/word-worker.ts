import { answerAsWorker } from '../../../jobs/answer-as-worker.ts';
import { UnreadableFile } from './ooxml/refusal.ts';
import type { WordAnswer } from './read-in-worker.ts';
import { readWord } from './read-word.ts';

/** The body of the worker of read-in-worker.ts: one file in, one answer out. */
answerAsWorker<Uint8Array, WordAnswer>(async (file) => {
  try {
    return { ok: true, value: await readWord(file) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { ok: false, why: error.why };
  }
});
