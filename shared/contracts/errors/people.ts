import type { ErrorEntry } from '../errors.ts';

/** What the people endpoints may refuse, besides what any endpoint may. */
export const peopleErrors = {} as const satisfies Record<string, ErrorEntry>;
