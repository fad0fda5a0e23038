import type { ErrorEntry } from '../errors.ts';

/** What the delivery endpoints may refuse, besides what any endpoint may. */
export const deliveryErrors = {} as const satisfies Record<string, ErrorEntry>;
