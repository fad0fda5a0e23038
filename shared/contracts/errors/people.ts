import type { ErrorEntry } from '../errors.ts';

/** What the people endpoints may refuse, besides what any endpoint may. */
export const peopleErrors = {
  credentialsWrong: {
    status: 401,
    vi: 'Tên đăng nhập hoặc mật khẩu chưa đúng.',
    en: 'The user name or the password is not right.',
  },
  accountLocked: {
    status: 423,
    vi: 'Tài khoản tạm khóa vì nhập sai nhiều lần. Thử lại sau {minutes} phút.',
    en: 'The account is locked after too many wrong tries. Try again in {minutes} minutes.',
  },
} as const satisfies Record<string, ErrorEntry>;
