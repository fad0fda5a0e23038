import { messages } from '../../i18n/messages.ts';

const vi = {
  text: 'Đoạn văn có chỗ trống',
  howToGap: 'Viết {{1}}, {{2}}… ở chỗ thí sinh phải đặt thẻ: Sông {{1}} chảy qua Lào Cai.',
  tokens: 'Các thẻ (kể cả thẻ gây nhiễu)',
  token: (at: number) => `Thẻ ${at}`,
  addToken: 'Thêm thẻ',
  uses: (at: number) => `Số lần dùng thẻ ${at}`,
  usesHint: 'Ô số bên cạnh thẻ: thẻ được đặt vào bao nhiêu chỗ; 0 là không giới hạn.',
  key: 'Đáp án',
  rightAt: (at: number) => `Đúng ở chỗ ${at}`,
  staysEmpty: 'Để trống mới đúng',
  noKey: 'Chưa có đáp án',
  empty: '–',
  given: (words: string) => `Thí sinh đặt: ${words}`,
  left: 'Thí sinh để trống',
  spots: 'Các chỗ trên hình',
  place: (at: number) => `Chỗ ${at}`,
};

const en: typeof vi = {
  text: 'Text with gaps',
  howToGap: 'Write {{1}}, {{2}}… where cards go: The {{1}} river runs through Lào Cai.',
  tokens: 'Cards (those that fit nowhere too)',
  token: (at) => `Card ${at}`,
  addToken: 'Add a card',
  uses: (at) => `Uses of card ${at}`,
  usesHint: 'The number beside a card: how many places may hold it; 0 for any number.',
  key: 'Key',
  rightAt: (at) => `Right at place ${at}`,
  staysEmpty: 'Right when empty',
  noKey: 'No key yet',
  empty: '–',
  given: (words) => `Candidate put: ${words}`,
  left: 'Candidate left it empty',
  spots: 'Places on the picture',
  place: (at) => `Place ${at}`,
};

export const t = messages({ vi, en });
