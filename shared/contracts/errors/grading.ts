import type { ErrorEntry } from '../errors.ts';

/** What the grading endpoints may refuse, besides what any endpoint may. */
export const gradingErrors = {
  sessionNotOver: {
    status: 409,
    vi: 'Ca thi chưa kết thúc ({left} bài còn đang làm). Chấm sau khi hết giờ.',
    en: 'The session is not over yet ({left} attempts are still running). Mark after it ends.',
  },
  notMarkedYet: {
    status: 409,
    vi: 'Bài thi chưa chấm xong. Chấm tất cả các ca đã kết thúc trước.',
    en: 'Not everything is marked yet. Mark all sessions that are over first.',
  },
  itemUnknown: {
    status: 404,
    vi: 'Đề thi không có câu {item}.',
    en: 'The exam has no item {item}.',
  },
  keyNotReadable: {
    status: 422,
    vi: 'Đáp án “{key}” không hợp với câu này. Viết như: B, ĐSSĐ hoặc -1,5.',
    en: 'The key “{key}” does not fit this item. Write it like B, ĐSSĐ or -1,5.',
  },
  notPublished: {
    status: 404,
    vi: 'Kết quả chưa được công bố. Em quay lại sau nhé.',
    en: 'Results are not published yet. Please come back later.',
  },
  wasAbsent: {
    status: 404,
    vi: 'Em không có bài làm trong ca thi này.',
    en: 'There is no attempt of yours in this session.',
  },
} as const satisfies Record<string, ErrorEntry>;
