import { messages } from '../../i18n/messages.ts';

const vi = {
  exams: 'Bài thi',
  title: 'Chìa khóa của đề',
  states: {
    none: 'Đề chưa niêm phong',
    whole: 'Khóa ở máy chủ',
    split: 'Khóa ở các cán bộ',
  },
  says: {
    none: 'Niêm phong đề trước, rồi quay lại trang này.',
    whole: 'Máy chủ giữ khóa và tự mở đề khi đến giờ.',
    split: (k: number, n: number) =>
      `Cần ${k} trong ${n} cán bộ góp mảnh thì đề mới mở được, kể cả với người quản trị máy chủ.`,
  },
  splitTitle: 'Chia khóa cho cán bộ',
  splitLead:
    'Mỗi cán bộ giữ một mảnh. Máy chủ quên khóa: mất quá nhiều mảnh là mất đề, nên chia dư vài người và in phiếu ngay. Người chia khóa thấy mọi mảnh nên không góp mảnh nào; mỗi cán bộ cần tài khoản riêng có quyền quản lý bài thi.',
  holders: 'Cán bộ giữ mảnh, mỗi dòng một người',
  threshold: 'Số mảnh cần để mở',
  split: 'Chia khóa',
  sharesTitle: 'Phiếu mảnh khóa',
  sharesLead:
    'Chỉ hiện lúc này, và ai đứng ở máy in cũng đọc được: in khi có hai người, cắt rời, niêm phong từng phong bì rồi đưa tận tay.',
  print: 'In phiếu',
  slip: (place: number, n: number) => `Mảnh ${place}/${n}`,
  giveTitle: 'Góp mảnh',
  giveLead:
    'Gõ mười ba từ trên phiếu, có dấu hay không dấu đều được. Mỗi tài khoản góp một mảnh, người chia khóa không góp; mỗi lần góp được ghi vào nhật ký.',
  words: 'Các từ trên phiếu',
  give: 'Góp mảnh',
  given: (name: string, given: number, k: number) => `Đã nhận mảnh của ${name}: ${given}/${k}.`,
  opened: 'Đã đủ mảnh. Đề tự mở khi đến giờ.',
  isGiven: 'Đã góp',
  isNotGiven: 'Chưa góp',
};

const en: typeof vi = {
  exams: 'Exams',
  title: 'The key of the papers',
  states: { none: 'Not sealed', whole: 'Key on the server', split: 'Key with officers' },
  says: {
    none: 'Seal the papers first, then come back.',
    whole: 'The server keeps the key and opens the papers in time.',
    split: (k, n) => `${k} of ${n} officers have to give their shares before the papers open, to anybody at all.`,
  },
  splitTitle: 'Split the key among officers',
  splitLead:
    'Each officer holds a share. The server forgets the key: whoever loses too many shares has lost the papers, so name a few more and print at once. Whoever splits the key sees every share and gives none; each officer needs an account of their own that may manage exams.',
  holders: 'Officers, one a line',
  threshold: 'Shares needed',
  split: 'Split the key',
  sharesTitle: 'Slips of the shares',
  sharesLead:
    'Shown only now, and readable by whoever is at the printer: print with two persons present, cut them apart, seal each into its envelope and hand it over.',
  print: 'Print',
  slip: (place, n) => `Share ${place} of ${n}`,
  giveTitle: 'Give a share',
  giveLead:
    'Type the thirteen words of the slip, with or without marks. An account gives one share, and whoever split the key none; each giving is on record.',
  words: 'The words of the slip',
  give: 'Give the share',
  given: (name, given, k) => `The share of ${name} is taken: ${given} of ${k}.`,
  opened: 'That is enough. The papers open in time.',
  isGiven: 'Given',
  isNotGiven: 'Not given',
};

export const t = messages({ vi, en });
