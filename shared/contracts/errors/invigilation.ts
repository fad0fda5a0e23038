import type { ErrorEntry } from '../errors.ts';

/** What the invigilation endpoints may refuse, besides what any endpoint may. */
export const invigilationErrors = {
  nobodyInScope: {
    status: 409,
    vi: 'Không có thí sinh nào đang làm bài trong phạm vi đã chọn.',
    en: 'Nobody is writing in the chosen scope.',
  },
} as const satisfies Record<string, ErrorEntry>;
