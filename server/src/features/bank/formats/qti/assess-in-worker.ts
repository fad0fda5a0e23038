import { OverLimit, readInWorker } from '../../../../jobs/read-in-worker.ts';
import type { QuestionFile } from '../format.ts';
import { UnreadableFile } from '../refusal.ts';
import type { Assessment } from './assess.ts';
import type { AssessmentAnswer } from './assess-worker.ts';

const LIMITS = { milliseconds: 60_000, megabytes: 512 };

/**
 * Scores the items of a QTI file in a process of its own, as every stranger's file is read.
 * @throws UnreadableFile
 */
export async function assessInWorker(file: QuestionFile): Promise<Assessment> {
  try {
    const answer = await readInWorker<AssessmentAnswer>(new URL('./assess-worker.ts', import.meta.url), file, LIMITS);
    if (!answer.ok) throw new UnreadableFile(answer.why);
    return answer.value;
  } catch (error) {
    if (!(error instanceof OverLimit)) throw error;
    throw new UnreadableFile(error.limit === 'time' ? 'fileTooSlow' : 'fileSuspicious', error.message);
  }
}
