import { OverLimit, readInWorker, type WorkerLimits } from '../../../jobs/read-in-worker.ts';
import { type FileRefusal, UnreadableFile } from './ooxml/refusal.ts';
import type { WordImport } from './question.ts';

const LIMITS: WorkerLimits = { milliseconds: 20_000, megabytes: 512 };

/** What the worker says of a file. */
export type WordAnswer = { readonly ok: true; readonly value: WordImport } | { readonly ok: false; why: FileRefusal };

/**
 * Reads a Word file in a process of its own that is killed at its limits: whatever a file does, the server goes on.
 * @throws UnreadableFile
 */
export async function readWordInWorker(file: Uint8Array, limits: WorkerLimits = LIMITS): Promise<WordImport> {
  const answer = await ask(file, limits);
  if (!answer.ok) throw new UnreadableFile(answer.why);
  return answer.value;
}

async function ask(file: Uint8Array, limits: WorkerLimits): Promise<WordAnswer> {
  try {
    return await readInWorker<WordAnswer>(new URL('./word-worker.ts', import.meta.url), file, limits);
  } catch (error) {
    if (!(error instanceof OverLimit)) throw error;
    throw new UnreadableFile(error.limit === 'time' ? 'wordTooSlow' : 'wordSuspicious', error.message);
  }
}
