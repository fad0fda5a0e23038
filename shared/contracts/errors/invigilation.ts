import type { ErrorEntry } from '../errors.ts';

/** What the invigilation endpoints may refuse, besides what any endpoint may. */
export const invigilationErrors = {} as const satisfies Record<string, ErrorEntry>;
