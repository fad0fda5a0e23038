import type { ErrorEntry } from '../errors.ts';

/** What the reports endpoints may refuse, besides what any endpoint may. */
export const reportsErrors = {} as const satisfies Record<string, ErrorEntry>;
