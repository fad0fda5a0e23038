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
  paperStillSealed: {
    status: 409,
    vi: 'Chưa ca thi nào của bài này bắt đầu. Sửa đáp án lúc này là ghi đáp án ra ngoài đề đã niêm phong, nên chỉ sửa được từ giờ thi của ca đầu tiên; bài làm khi đó được chấm theo đáp án mới.',
    en: 'No session of this exam has begun. A correction now would write a key outside the sealed papers, so it waits for the start of the first session; answers are then marked by the new key.',
  },
  itemUnknown: {
    status: 404,
    vi: 'Đề thi không có câu {item}.',
    en: 'The exam has no item {item}.',
  },
  keyNotReadable: {
    status: 422,
    vi: 'Đáp án “{key}” không hợp với câu này. Viết như: B, ĐSSĐ, -1,5, (1) went; (2) Huế hoặc a) B; b) -1,5. Ô chọn có lựa chọn trùng tên chữ cái thì ghi chữ ấy trong ngoặc kép: (1) "a".',
    en: 'The key “{key}” does not fit this item. Write it like B, ĐSSĐ, -1,5, (1) went; (2) Huế or a) B; b) -1,5. Where a choice reads like the letter of another, put the word in quotation marks: (1) "a".',
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
