import { messages } from '../i18n/messages.ts';

const vi = {
  listen: 'Nghe',
  watch: 'Xem',
  left: (count: number) => `còn ${count} lần`,
  goOn: (time: string) => `Phát tiếp từ ${time}`,
  playing: 'Đang phát',
  none: 'Đã phát đủ số lần.',
  rule: (count: number) => `Thí sinh được phát ${count} lần, không tua lại.`,
  onceMore: (count: number) => `Phát được ${count} lần và không tua lại. Tải lại trang không được thêm lần nào.`,
  failed: 'Chưa phát được. Em kiểm tra loa hoặc tai nghe rồi bấm lại; lần này chưa bị tính.',
  volume: 'Âm lượng',
  transcript: 'Lời thoại (thí sinh không thấy)',
  sound: 'Bài nghe',
  film: 'Đoạn phim',
  time: (now: string, whole: string) => `${now} / ${whole}`,
};

const en: typeof vi = {
  listen: 'Listen',
  watch: 'Watch',
  left: (count) => `${count} left`,
  goOn: (time) => `Go on from ${time}`,
  playing: 'Playing',
  none: 'It was played as often as it may be.',
  rule: (count) => `Candidates hear it ${count} ${count === 1 ? 'time' : 'times'}, without going back.`,
  onceMore: (count) =>
    `It plays ${count} ${count === 1 ? 'time' : 'times'} and does not go back. Loading the page again gives no further hearing.`,
  failed: 'It could not be played. Check the loudspeaker or headset and press again; no further hearing was counted.',
  volume: 'Volume',
  transcript: 'Transcript (not shown to candidates)',
  sound: 'Recording',
  film: 'Film',
  time: (now, whole) => `${now} / ${whole}`,
};

export const t = messages({ vi, en });
