import { refuse } from '../../http/failures.ts';
import { OverLimit, readInWorker, type WorkerLimits } from '../../jobs/read-in-worker.ts';
import type { readPasted } from './read-pasted.ts';

type Pasted = ReturnType<typeof readPasted>;

/** Somebody waits with the cursor in the text; a page from Word of the largest size takes well under one second. */
const LIMITS: WorkerLimits = { milliseconds: 8_000, megabytes: 512 };

/** Reads a clipboard in a process of its own that is killed at its limits: whatever was pasted, the server goes on. */
export async function readPastedInWorker(html: string, limits: WorkerLimits = LIMITS): Promise<Pasted> {
  try {
    return await readInWorker<Pasted>(new URL('./paste-worker.ts', import.meta.url), html, limits);
  } catch (error) {
    if (error instanceof OverLimit) refuse('pastedTooHeavy');
    throw error;
  }
}
