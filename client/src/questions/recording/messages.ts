import { messages } from '../../i18n/messages.ts';

const vi = {
  rules: (seconds: number, takes: number | undefined) =>
    `Ghi âm không quá ${seconds} giây${takes === undefined ? '' : `, được ghi ${takes} lần; lần cuối được tính`}.`,
  start: 'Bắt đầu ghi âm',
  again: (left: number | null) => (left === null ? 'Ghi lại' : `Ghi lại (còn ${left} lần)`),
  stop: 'Dừng và lưu',
  asking: 'Trình duyệt đang hỏi quyền dùng micrô. Em bấm “Cho phép”.',
  live: 'Đang ghi',
  timeOf: (now: string, most: string) => `${now} / ${most}`,
  level: 'Mức âm thanh',
  noTakes: 'Đã dùng hết số lần ghi.',
  listen: 'Nghe lại bài ghi',
  elsewhere: 'Bài ghi này được ghi ở máy khác; máy chủ đang giữ.',
  denied:
    'Trang chưa được phép dùng micrô. Em bấm biểu tượng ổ khóa cạnh địa chỉ, cho phép micrô rồi bấm ghi lại. Các câu khác vẫn làm bình thường; nếu không được, em giơ tay báo giám thị.',
  none: 'Máy này không tìm thấy micrô. Em cắm micrô hoặc tai nghe rồi bấm ghi lại. Các câu khác vẫn làm bình thường; nếu không có, em giơ tay báo giám thị.',
  busy: 'Micrô đang bị một chương trình khác dùng. Em đóng chương trình đó (gọi video, ghi âm) rồi bấm ghi lại. Các câu khác vẫn làm bình thường.',
  unsupported: 'Trình duyệt này không ghi âm được. Em làm các câu khác và giơ tay báo giám thị để đổi máy.',
  lost: 'Micrô bị ngắt khi đang ghi. Phần đã ghi được lưu lại.',
  silent: 'Chưa nghe thấy tiếng. Em kiểm tra micrô có bị tắt tiếng không.',
  failed: 'Không lưu được bài ghi. Em bấm ghi lại.',
  preview: 'Thí sinh ghi âm ở đây khi làm bài.',
  maxSeconds: 'Thời lượng nhiều nhất (giây)',
  takes: 'Số lần được ghi',
  takesHint: 'Để trống: không giới hạn',
  nothing: 'Thí sinh không ghi âm',
  take: (take: number) => `Lần ghi thứ ${take}`,
};

const en: typeof vi = {
  rules: (seconds, takes) =>
    `Record at most ${seconds} seconds${takes === undefined ? '' : `, ${takes} ${takes === 1 ? 'time' : 'times'}; the last one counts`}.`,
  start: 'Start recording',
  again: (left) => (left === null ? 'Record again' : `Record again (${left} left)`),
  stop: 'Stop and keep',
  asking: 'The browser asks whether this page may use the microphone. Press “Allow”.',
  live: 'Recording',
  timeOf: (now, most) => `${now} / ${most}`,
  level: 'Sound level',
  noTakes: 'All takes are used.',
  listen: 'Listen to your recording',
  elsewhere: 'This was recorded on another device; the server keeps it.',
  denied:
    'This page may not use the microphone. Press the lock beside the address, allow the microphone, and record again. Other questions work as ever; if it does not help, raise your hand.',
  none: 'No microphone was found. Plug in a microphone or headset and record again. Other questions work as ever; if there is none, raise your hand.',
  busy: 'Another program is using the microphone. Close it (video call, recorder) and record again. Other questions work as ever.',
  unsupported: 'This browser cannot record. Go on with the other questions and raise your hand for another device.',
  lost: 'The microphone was cut off while recording. What was recorded is kept.',
  silent: 'Nothing is heard yet. Check that the microphone is not muted.',
  failed: 'The recording could not be kept. Please record again.',
  preview: 'Candidates record here.',
  maxSeconds: 'Longest recording (seconds)',
  takes: 'Takes',
  takesHint: 'Empty for any number',
  nothing: 'The candidate recorded nothing',
  take: (take) => `Take ${take}`,
};

export const t = messages({ vi, en });
