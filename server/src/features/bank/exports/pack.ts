import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Zippable } from 'fflate';

export interface Packing {
  readonly parts: Zippable;
  /** One date for all parts: the same questions make the same file. */
  readonly mtime: Date;
}

/** Bytes that are packed already, as pictures and sounds are: they are put in as they stand. */
export const stored = (bytes: Uint8Array): Zippable[string] => [bytes, { level: 0 }];

/** A zip archive, made in a thread of its own: a hundred megabytes of pictures keep nobody else waiting. */
export async function packed(packing: Packing): Promise<Uint8Array> {
  const worker = new Worker(new URL('./pack-worker.ts', import.meta.url), { workerData: packing });
  try {
    const [bytes] = await once(worker, 'message');
    return bytes;
  } finally {
    await worker.terminate();
  }
}
