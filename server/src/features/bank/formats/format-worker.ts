import { answerAsWorker } from '../../../jobs/answer-as-worker.ts';
import type { QuestionFile } from './format.ts';
import { MOST_QUESTIONS } from './imported.ts';
import type { FileAnswer } from './read-in-worker.ts';
import { UnreadableFile } from './refusal.ts';
import { formatOf } from './registry.ts';

/** The body of the worker of read-in-worker.ts: one file in, one answer out. */
answerAsWorker<QuestionFile, FileAnswer>(async (file, progress) => {
  try {
    const format = formatOf(file);
    if (!format) throw new UnreadableFile('fileNotKnown');
    const read = await format.read(file, progress);
    if (read.questions.length + read.refused.length > MOST_QUESTIONS) throw new UnreadableFile('fileTooManyQuestions');
    return { ok: true, value: { format: format.name, ...read } };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { ok: false, why: error.why };
  }
});
