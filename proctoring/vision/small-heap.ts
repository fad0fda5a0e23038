import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8's young generation at its first size. Decoding pictures makes much short-lived garbage, for which V8 would
 * reserve another 120 MB and never give it back (measured with `evaluation/memory.ts`). Call it first.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
