import { OverLimit, readInWorker, type WorkerLimits } from '../../../jobs/read-in-worker.ts';
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
 * @throws UnreadableFile
 */
export async function readQuestionFile(file: QuestionFile, limits: WorkerLimits = LIMITS): Promise<ReadFile> {
  const answer = await ask(file, limits);
  if (!answer.ok) throw new UnreadableFile(answer.why);
  return answer.value;
}

async function ask(file: QuestionFile, limits: WorkerLimits): Promise<FileAnswer> {
  try {
    return await readInWorker<FileAnswer>(new URL('./format-worker.ts', import.meta.url), file, limits);
  } catch (error) {
    if (!(error instanceof OverLimit)) throw error;
    throw new UnreadableFile(error.limit === 'time' ? 'fileTooSlow' : 'fileSuspicious', error.message);
  }
}
