import { language } from '../../../i18n/language.ts';

interface Notice {
  readonly watched: readonly string[];
  readonly never: string;
  readonly rights: readonly string[];
}

/**
 * What is watched at a proctoring level, in the words a pupil reads before agreeing (NOTICE_VERSION in
 * shared/contracts/proctoring.ts changes with this text).
 */
export function noticeOf(level: number): Notice {
  const vi: Notice = {
    watched: [
      'Trang thi ghi lại khi em rời trang, chuyển cửa sổ, thoát toàn màn hình, sao chép, dán hoặc in, và khi mạng bị ngắt.',
      ...(level >= 2
        ? [
            'Camera kiểm tra em có ngồi trước máy không. Hình được xem ngay trên máy này; chỉ khi có dấu hiệu cần xem lại mới lưu vài ảnh, có mã hóa.',
          ]
        : []),
      ...(level >= 3
        ? [
            'Camera còn nhận ra hướng nhìn, điện thoại và người khác trong khung hình. Cứ hai phút lưu thêm một ảnh, có mã hóa, để máy chủ đối chiếu.',
          ]
        : []),
    ],
    never:
      level >= 2
        ? 'Không ghi âm, không quay màn hình, không đoán cảm xúc. Máy không kết luận gì về em: mọi dấu hiệu đều do thầy cô xem và quyết định.'
        : 'Không dùng camera, không ghi âm, không quay màn hình. Máy không kết luận gì về em: mọi dấu hiệu đều do thầy cô xem và quyết định.',
    rights: [
      'Em được biết dấu hiệu nào đã ghi về mình và được giải thích.',
      ...(level >= 2
        ? [
            'Em và gia đình có thể không đồng ý dùng camera: em vẫn thi như các bạn, giám thị sẽ để ý chỗ em nhiều hơn. Đã đồng ý rồi vẫn rút lại được.',
          ]
        : []),
      level >= 2
        ? 'Ảnh không có dấu hiệu bị xóa chậm nhất 30 ngày sau ca thi. Ảnh có dấu hiệu bị xóa 120 ngày sau ca thi: hết 30 ngày phúc khảo rồi thêm 90 ngày.'
        : 'Dữ liệu này chỉ dùng cho kỳ thi này.',
    ],
  };
  const en: Notice = {
    watched: [
      'The page notes when you leave it, switch windows, leave full screen, copy, paste or print, and when the network breaks.',
      ...(level >= 2
        ? [
            'The camera checks that you sit at the device. Pictures are looked at on this device; only around a sign a few are stored, encrypted.',
          ]
        : []),
      ...(level >= 3
        ? [
            'The camera also notices where you look, phones and other people in the picture. Every two minutes one more picture is stored, encrypted, for the server to compare.',
          ]
        : []),
    ],
    never:
      level >= 2
        ? 'No sound, no screen recording, no guessing of feelings. The machine concludes nothing about you: a teacher looks at every sign and decides.'
        : 'No camera, no sound, no screen recording. The machine concludes nothing about you: a teacher looks at every sign and decides.',
    rights: [
      'You may know which signs were noted about you, and explain.',
      ...(level >= 2
        ? [
            'You and your family may refuse the camera: you sit the same exam and the invigilator keeps a closer eye on your seat. You may also withdraw later.',
          ]
        : []),
      level >= 2
        ? 'Pictures without a sign are deleted at most 30 days after the session. Those with a sign are deleted 120 days after it: 30 days for appeals and 90 more.'
        : 'These data serve this exam only.',
    ],
  };
  return language() === 'vi' ? vi : en;
}
