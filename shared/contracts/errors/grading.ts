import type { ErrorEntry } from '../errors.ts';

/** What the grading endpoints may refuse, besides what any endpoint may. */
export const gradingErrors = {} as const satisfies Record<string, ErrorEntry>;
