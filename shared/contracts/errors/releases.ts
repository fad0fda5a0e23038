import type { ErrorEntry } from '../errors.ts';

/** What the release of papers may refuse, besides what any endpoint may. */
export const releasesErrors = {
  keyElsewhere: {
    status: 409,
    vi: 'Khóa mở đề không có ở máy chủ này.',
    en: 'The key of the papers is not on this server.',
  },
  wordsTooEarly: {
    status: 409,
    vi: 'Mã mở đề chỉ xem được từ 30 phút trước giờ thi.',
    en: 'The words can be read from 30 minutes before the start.',
  },
  wordsWrong: {
    status: 409,
    vi: 'Các từ chưa khớp với đề của ca thi này. Nghe đọc lại từng từ rồi gõ lại.',
    en: 'These words do not open the papers of this session. Have them read out again.',
  },
  shareUnknown: {
    status: 409,
    vi: 'Các từ này không phải một mảnh khóa của bài thi. Xem lại từng từ trên phiếu.',
    en: 'These words are no share of this exam’s key. Check each word on the slip.',
  },
  shareOfSplitter: {
    status: 409,
    vi: 'Người đã chia khóa từng thấy mọi mảnh nên không góp mảnh nào. Từng cán bộ đăng nhập bằng tài khoản của mình để góp.',
    en: 'Whoever split the key has seen every share and gives none. Each officer signs in to their own account and gives theirs.',
  },
  shareGivenBefore: {
    status: 409,
    vi: 'Tài khoản này đã góp một mảnh khác. Mỗi người chỉ góp một mảnh: người giữ mảnh này đăng nhập bằng tài khoản của họ.',
    en: 'This account gave another share. Each person gives one: the holder of this share signs in to their own account.',
  },
  sharesTooEarly: {
    status: 409,
    vi: 'Mảnh khóa chỉ nhận từ một giờ trước ca thi đầu tiên.',
    en: 'Shares are taken from one hour before the first session.',
  },
} as const satisfies Record<string, ErrorEntry>;
