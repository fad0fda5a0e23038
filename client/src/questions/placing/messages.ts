import { messages } from '../../i18n/messages.ts';

const vi = {
  howTo: 'Bấm một thẻ rồi bấm chỗ trống để đặt; hoặc kéo thẻ vào chỗ trống.',
  tokens: 'Các thẻ',
  held: (words: string) => `Đang cầm “${words}”. Bấm chỗ trống để đặt.`,
  open: (place: number) => `Đang chọn cho chỗ ${place}. Bấm một thẻ để đặt vào.`,
  empty: (place: number) => `Chỗ trống ${place}: chưa điền`,
  filled: (place: number, words: string) => `Chỗ trống ${place}: ${words}`,
  takeOut: 'Lấy thẻ ra',
  usedUp: 'đã dùng',
  left: (count: number) => `còn ${count}`,
};

const en: typeof vi = {
  howTo: 'Press a card, then the gap it belongs to; or drag it there.',
  tokens: 'Cards',
  held: (words) => `Holding “${words}”. Press the gap it belongs to.`,
  open: (place) => `Choosing for gap ${place}. Press a card to put it there.`,
  empty: (place) => `Gap ${place}: empty`,
  filled: (place, words) => `Gap ${place}: ${words}`,
  takeOut: 'Take it out',
  usedUp: 'used',
  left: (count) => `${count} left`,
};

export const t = messages({ vi, en });
