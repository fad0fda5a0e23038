import type { ErrorEntry } from '../errors.ts';

/** What the surveys endpoints may refuse, besides what any endpoint may. */
export const surveysErrors = {
  surveyNotDraft: {
    status: 409,
    vi: 'Phiếu khảo sát đã mở nên không sửa được nữa. Thầy/cô có thể tạo phiếu mới từ phiếu này.',
    en: 'This survey was opened, so its form cannot change any more. You can make a new one from it.',
  },
  surveyChanged: {
    status: 409,
    vi: 'Phiếu này vừa được lưu ở nơi khác. Tải lại trang để xem bản mới nhất.',
    en: 'This survey was just saved elsewhere. Reload the page to see the latest.',
  },
  surveyNotReady: {
    status: 422,
    vi: 'Phiếu chưa mở được: còn {count} chỗ cần sửa.',
    en: 'The survey cannot be opened yet: {count} things need a fix.',
  },
  surveyNotOpen: {
    status: 409,
    vi: 'Khảo sát này đã đóng, không nhận thêm phiếu.',
    en: 'This survey is closed and takes no more answers.',
  },
  answersWrong: {
    status: 422,
    vi: 'Còn {count} câu chưa trả lời đúng cách.',
    en: '{count} answers need another look.',
  },
  answeredAlready: {
    status: 409,
    vi: 'Máy này đã gửi phiếu cho khảo sát này rồi. Cảm ơn quý vị.',
    en: 'This device has already answered this survey. Thank you.',
  },
} as const satisfies Record<string, ErrorEntry>;
