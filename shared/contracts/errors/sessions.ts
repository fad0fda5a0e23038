import type { ErrorEntry } from '../errors.ts';

/** What the sessions endpoints may refuse, besides what any endpoint may. */
export const sessionsErrors = {} as const satisfies Record<string, ErrorEntry>;
