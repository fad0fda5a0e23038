import { answerAsWorker } from '../../../jobs/answer-as-worker.ts';
import type { QuestionFile } from './format.ts';
import type { FileAnswer } from './read-in-worker.ts';
import { UnreadableFile } from './refusal.ts';
import { formatOf } from './registry.ts';

/** The body of the worker of read-in-worker.ts: one file in, one answer out. */
answerAsWorker<QuestionFile, FileAnswer>(async (file) => {
  try {
    const format = formatOf(file);
    if (!format) throw new UnreadableFile('fileNotKnown');
    return { ok: true, value: { format: format.name, ...(await format.read(file)) } };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { ok: false, why: error.why };
  }
});
