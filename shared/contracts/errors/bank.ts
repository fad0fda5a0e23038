import type { ErrorEntry } from '../errors.ts';

/** What the bank endpoints may refuse, besides what any endpoint may. */
export const bankErrors = {} as const satisfies Record<string, ErrorEntry>;
