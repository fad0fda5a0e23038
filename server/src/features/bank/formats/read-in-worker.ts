import { type Follower, OverLimit, readInWorker, type WorkerLimits } from '../../../jobs/read-in-worker.ts';
import type { QuestionFile } from './format.ts';
import type { FileImport } from './imported.ts';
import { type FileRefusal, UnreadableFile } from './refusal.ts';

const LIMITS: WorkerLimits = { milliseconds: 20_000, megabytes: 512 };

/** What was read, and by which format. */
export interface ReadFile extends FileImport {
  readonly format: string;
}

/** What the worker says of a file. */
export type FileAnswer = { readonly ok: true; readonly value: ReadFile } | { readonly ok: false; why: FileRefusal };

/**
 * Reads a question file of any format in a process of its own that is killed at its limits: whatever a file does, the server goes on.
 * The follower hears how many questions are read of those found.
 * @throws UnreadableFile, or the reason of the follower's signal
 */
export async function readQuestionFile(
  file: QuestionFile,
  { limits = LIMITS, ...follower }: Follower & { limits?: WorkerLimits } = {},
): Promise<ReadFile> {
  const answer = await ask(file, limits, follower);
  if (!answer.ok) throw new UnreadableFile(answer.why);
  return answer.value;
}

async function ask(file: QuestionFile, limits: WorkerLimits, follower: Follower): Promise<FileAnswer> {
  try {
    return await readInWorker<FileAnswer>(new URL('./format-worker.ts', import.meta.url), file, limits, follower);
  } catch (error) {
    if (!(error instanceof OverLimit)) throw error;
    throw new UnreadableFile(error.limit === 'time' ? 'fileTooSlow' : 'fileSuspicious', error.message);
  }
}
