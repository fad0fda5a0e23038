import type { ErrorEntry } from '../errors.ts';

/** What the sessions endpoints may refuse, besides what any endpoint may. */
export const sessionsErrors = {
  examSealed: {
    status: 409,
    vi: 'Đề đã niêm phong, không thay đổi được nữa. Thầy/cô hãy tạo một bài thi mới.',
    en: 'The papers are sealed and cannot change any more. Please make a new exam.',
  },
  examIncomplete: {
    status: 409,
    vi: 'Bài thi chưa có câu hỏi nào.',
    en: 'The exam has no questions yet.',
  },
  keyMissing: {
    status: 409,
    vi: 'Chưa có đáp án cho: {items}. Thầy/cô bổ sung đáp án rồi niêm phong lại.',
    en: 'No key yet for: {items}. Please add the keys and seal again.',
  },
} as const satisfies Record<string, ErrorEntry>;
