import type { ErrorEntry } from '../errors.ts';

/** What the surveys endpoints may refuse, besides what any endpoint may. */
export const surveysErrors = {} as const satisfies Record<string, ErrorEntry>;
