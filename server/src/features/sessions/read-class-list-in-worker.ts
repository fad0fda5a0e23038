import { Refusal, refuse } from '../../http/failures.ts';
import { OverLimit, readInWorker, type WorkerLimits } from '../../jobs/read-in-worker.ts';
import type { readClassList } from './class-list.ts';

type ClassList = ReturnType<typeof readClassList>;

/** What the worker says of a list. */
export type ClassListAnswer =
  | { readonly ok: true; readonly value: ClassList }
  | { readonly ok: false; readonly code: Refusal['code']; readonly details: Refusal['details'] };

const LIMITS: WorkerLimits = { milliseconds: 20_000, megabytes: 512 };

/** Reads an uploaded class list in a process of its own that is killed at its limits: whatever a file does, the server goes on. */
export async function readClassListInWorker(
  { name, bytes }: { name: string; bytes: Uint8Array },
  limits: WorkerLimits = LIMITS,
): Promise<ClassList> {
  const answer = await ask({ name, bytes }, limits);
  if (!answer.ok) throw new Refusal(answer.code, answer.details);
  return answer.value;
}

async function ask(file: { name: string; bytes: Uint8Array }, limits: WorkerLimits): Promise<ClassListAnswer> {
  try {
    return await readInWorker(new URL('./class-list-worker.ts', import.meta.url), file, limits);
  } catch (error) {
    if (error instanceof OverLimit) refuse('listTooHeavy', { name: file.name });
    throw error;
  }
}
