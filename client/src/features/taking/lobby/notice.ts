import type { PicturesUntil } from 'shared/contracts/consents.ts';
import { date } from '../../../i18n/format.ts';
import { language } from '../../../i18n/language.ts';

interface Notice {
  readonly watched: readonly string[];
  readonly never: string;
  readonly rights: readonly string[];
}

/**
 * What is watched at a proctoring level, with the microphone where the exam `listens`, in the words a pupil reads before agreeing (NOTICE_VERSION in
 * shared/contracts/consents.ts changes with this text). Until the days are known, they are said as numbers of days.
 */
export function noticeOf(level: number, until: PicturesUntil | null, listens = false): Notice {
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
            'Trước giờ thi, camera ghi nhớ khuôn mặt em bằng các con số, chỉ trên máy này, để biết vẫn là em ngồi thi; hết giờ là xóa.',
            'Trong giờ thi, camera còn nhận ra hướng nhìn, điện thoại và người khác trong khung hình. Cứ một đến hai phút lưu thêm một ảnh, có mã hóa, để máy chủ đối chiếu.',
          ]
        : []),
      ...(listens
        ? [
            'Nếu em đồng ý thêm, micro cho biết có tiếng người nói hay không trong lúc miệng em cử động. Máy này chỉ đo có tiếng hay không rồi bỏ ngay: không ghi âm, không gửi âm thanh đi đâu, không biết nói gì, không nhận giọng của ai.',
          ]
        : []),
    ],
    never:
      level >= 2
        ? 'Không ghi âm, không quay màn hình, không đoán cảm xúc. Máy không kết luận gì về em: mọi dấu hiệu đều do thầy cô xem và quyết định.'
        : 'Không dùng camera, không ghi âm, không quay màn hình. Máy không kết luận gì về em: mọi dấu hiệu đều do thầy cô xem và quyết định.',
    rights: [
      'Em được biết dấu hiệu nào đã ghi về mình, giải thích ngay lúc đó, và nêu ý kiến nếu thầy cô kết luận điều gì về em.',
      ...(level >= 2
        ? [
            'Camera chỉ dùng khi cả em và gia đình cùng đồng ý. Không đồng ý thì em vẫn thi như các bạn: giám thị quan sát trực tiếp, hoặc em xin thi ca khác. Đã đồng ý rồi vẫn rút lại được, kể cả đang làm bài.',
          ]
        : []),
      ...(listens
        ? [
            'Micro cũng vậy, và là một lời đồng ý riêng: em có thể chỉ đồng ý camera. Micro hỏng hay bị tắt không làm em mất gì.',
          ]
        : []),
      level >= 2
        ? until
          ? `Ảnh không có dấu hiệu bị xóa chậm nhất ngày ${date(until.withoutSign)}, ảnh có dấu hiệu chậm nhất ngày ${date(until.withSign)}.`
          : 'Ảnh không có dấu hiệu bị xóa chậm nhất 30 ngày sau ca thi, ảnh có dấu hiệu chậm nhất 120 ngày sau ca thi.'
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
            'Before the start the camera keeps your face as numbers, on this device alone, to know that it is still you; they are gone when time is over.',
            'During the exam the camera also notices where you look, phones and other people in the picture. Every one or two minutes one more picture is stored, encrypted, for the server to compare.',
          ]
        : []),
      ...(listens
        ? [
            'If you agree to it as well, the microphone tells whether there is a voice while your mouth moves. This device only measures whether there is one and forgets it at once: nothing is recorded or sent, no words are known, no voice is recognised.',
          ]
        : []),
    ],
    never:
      level >= 2
        ? 'No sound is recorded, no screen recording, no guessing of feelings. The machine concludes nothing about you: a teacher looks at every sign and decides.'
        : 'No camera, no sound, no screen recording. The machine concludes nothing about you: a teacher looks at every sign and decides.',
    rights: [
      'You may know which signs were noted about you, explain them at once, and appeal against what is decided about you.',
      ...(level >= 2
        ? [
            'The camera is used only where you and your family both agree. Otherwise you sit the same exam: an invigilator watches your seat, or you ask for another sitting. You may withdraw at any time, also during the exam.',
          ]
        : []),
      ...(listens
        ? [
            'The same holds for the microphone, which is a consent of its own: you may agree to the camera alone. A microphone that fails costs you nothing.',
          ]
        : []),
      level >= 2
        ? until
          ? `Pictures without a sign are deleted by ${date(until.withoutSign)}, those with a sign by ${date(until.withSign)}.`
          : 'Pictures without a sign are deleted at most 30 days after the session, those with a sign at most 120 days after it.'
        : 'These data serve this exam only.',
    ],
  };
  return language() === 'vi' ? vi : en;
}
