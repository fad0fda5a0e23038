import type { ErrorEntry } from '../errors.ts';

/** What the securebrowser endpoints may refuse, besides what any endpoint may. */
export const securebrowserErrors = {} as const satisfies Record<string, ErrorEntry>;
