import type { ErrorEntry } from '../errors.ts';

/** What the proctoring endpoints may refuse, besides what any endpoint may. */
export const proctoringErrors = {} as const satisfies Record<string, ErrorEntry>;
