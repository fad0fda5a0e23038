import { messages } from '../../i18n/messages.ts';

const vi = {
  chooseOne: 'Bấm vào một từ hoặc cụm từ được gạch chân.',
  chooseMost: (most: number) => `Bấm chọn tối đa ${most} từ hoặc cụm từ được gạch chân.`,
  full: (most: number) => `Đã chọn đủ ${most}. Bỏ bớt một từ để chọn từ khác.`,
  text: 'Đoạn văn có từ để chọn',
  howToMark: 'Đặt từ cần chọn giữa hai dấu {{ và }}: Mùa xuân {{chồng cây}}.',
  words: 'Từ đúng',
  noWords: 'Chưa có từ nào giữa {{ và }}.',
  mostChoices: 'Số từ được chọn nhiều nhất',
  mostChoicesHint: '0 là không giới hạn',
};

const en: typeof vi = {
  chooseOne: 'Press one of the underlined words.',
  chooseMost: (most) => `Press at most ${most} of the underlined words.`,
  full: (most) => `${most} are chosen. Take one back to choose another.`,
  text: 'Text with words to choose',
  howToMark: 'Put what can be chosen between {{ and }}: The cat {{sit}} on the mat.',
  words: 'Right words',
  noWords: 'No words stand between {{ and }} yet.',
  mostChoices: 'Most words to choose',
  mostChoicesHint: '0 for any number',
};

export const t = messages({ vi, en });
