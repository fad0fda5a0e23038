import { messages } from '../../i18n/messages.ts';

const vi = {
  chooseOne: 'Chọn một chỗ trên hình. Có thể bấm vào hình hoặc bấm số ở dưới.',
  chooseMost: (most: number) => `Chọn tối đa ${most} chỗ trên hình. Có thể bấm vào hình hoặc bấm số ở dưới.`,
  places: 'Các chỗ trên hình',
  place: (number: number, label: string) => `Chỗ ${number}${label ? `: ${label}` : ''}`,
  full: (most: number) => `Đã chọn đủ ${most} chỗ. Bỏ bớt một chỗ để chọn chỗ khác.`,
  right: 'Đúng',
  chosen: 'Thí sinh chọn',
  mostChoices: 'Số chỗ được chọn nhiều nhất',
  mostChoicesHint: '0 là không giới hạn',
  isRight: 'Là đáp án',
  label: (number: number) => `Tên chỗ ${number}`,
  labelHint: 'Đọc cho thí sinh không nhìn thấy hình; không hiện trên màn hình',
};

const en: typeof vi = {
  chooseOne: 'Choose one place on the picture: click it, or its number below.',
  chooseMost: (most) => `Choose at most ${most} places on the picture: click them, or their numbers below.`,
  places: 'Places on the picture',
  place: (number, label) => `Place ${number}${label ? `: ${label}` : ''}`,
  full: (most) => `${most} places are chosen. Take one back to choose another.`,
  right: 'Right',
  chosen: 'Candidate’s choice',
  mostChoices: 'Most places to choose',
  mostChoicesHint: '0 for any number',
  isRight: 'Is right',
  label: (number) => `Name of place ${number}`,
  labelHint: 'Read to candidates who cannot see the picture; not shown on screen',
};

export const t = messages({ vi, en });
