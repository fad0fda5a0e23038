import type { ErrorEntry } from '../errors.ts';

/** What the reports endpoints may refuse, besides what any endpoint may. */
export const reportsErrors = {
  keyStillSecret: {
    status: 409,
    vi: 'Còn ca thi của bài này chưa kết thúc. Phân tích câu hỏi có đáp án nên chỉ mở khi mọi ca đã xong.',
    en: 'A session of this exam is not over yet. The item analysis shows keys, so it opens when all sessions are done.',
  },
} as const satisfies Record<string, ErrorEntry>;
