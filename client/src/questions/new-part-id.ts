import { opaqueId } from 'shared/questions/part-id.ts';

/** An id for a part that is only being written: drawn by chance, because those of empty parts could be guessed. */
export function newPartId(taken: readonly string[]): string {
  return opaqueId(crypto.getRandomValues(new Uint32Array(4)).join(' '), taken);
}
