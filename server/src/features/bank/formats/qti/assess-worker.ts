import { answerAsWorker } from '../../../../jobs/answer-as-worker.ts';
import type { QuestionFile } from '../format.ts';
import { type FileRefusal, UnreadableFile } from '../refusal.ts';
import { type Assessment, assess } from './assess.ts';

/** What the worker says of a file. */
export type AssessmentAnswer =
  | { readonly ok: true; readonly value: Assessment }
  | { readonly ok: false; why: FileRefusal };

/** The body of the worker of assess-in-worker.ts. */
answerAsWorker<QuestionFile, AssessmentAnswer>(async (file) => {
  try {
    return { ok: true, value: await assess(file) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { ok: false, why: error.why };
  }
});
