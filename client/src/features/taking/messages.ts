import { messages } from '../../i18n/messages.ts';
import { kindName } from '../../questions/kind-names.ts';
import { door } from './words/door.ts';
import { finish } from './words/finish.ts';
import { sitting } from './words/sitting.ts';

const vi = {
  product: 'Khảo Thí',
  otherLanguage: 'English',
  loading: 'Đang mở trang thi…',
  tryAgain: 'Thử lại',
  close: 'Đóng',
  partName: (part: number) => `Phần ${ROMAN[part - 1] ?? part}`,
  kindName: (kind: string) => KINDS_VI[kind] ?? kindName(kind),
  questionName: (number: number) => `Câu ${number}`,
  code: (code: string) => `Mã đề ${code}`,
  number: (number: string) => `SBD ${number}`,
  ...door.vi,
  ...sitting.vi,
  ...finish.vi,
};

const en: typeof vi = {
  product: 'Khảo Thí',
  otherLanguage: 'Tiếng Việt',
  loading: 'Opening the exam page…',
  tryAgain: 'Try again',
  close: 'Close',
  partName: (part) => `Part ${ROMAN[part - 1] ?? part}`,
  kindName: (kind) => KINDS_EN[kind] ?? kindName(kind),
  questionName: (number) => `Question ${number}`,
  code: (code) => `Code ${code}`,
  number: (number) => `No. ${number}`,
  ...door.en,
  ...sitting.en,
  ...finish.en,
};

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];
/** Where the paper says it in other words than teachers do. */
const KINDS_VI: Readonly<Record<string, string>> = {
  choice: 'Chọn một phương án',
  trueFalseGroup: 'Đúng hay sai',
  shortAnswer: 'Trả lời ngắn',
};
const KINDS_EN: Readonly<Record<string, string>> = {
  choice: 'Choose one option',
  trueFalseGroup: 'True or false',
  shortAnswer: 'Short answer',
};

/** Words of the candidate's pages. */
export const t = messages({ vi, en });

/** The session is over: whether this machine keeps what is unsent decides what may be promised. */
export const troubleSignIn = (keepsHere: boolean) =>
  keepsHere ? t().covers.troubleSignIn : t().covers.troubleSignInUnkept;
