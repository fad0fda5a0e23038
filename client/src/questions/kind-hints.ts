import type { PartKind } from 'shared/scoring/scheme.ts';
import { messages } from '../i18n/messages.ts';

const hintsVi: Readonly<Record<PartKind, string>> = {
  choice: 'Một đáp án đúng trong các phương án A, B, C, D',
  trueFalseGroup: 'Bốn ý a), b), c), d), mỗi ý đúng hoặc sai',
  shortAnswer: 'Một số, theo bốn ô của phiếu hoặc tự do',
  multipleChoice: 'Có từ hai đáp án đúng trở lên',
  shortText: 'Gõ một từ hoặc cụm từ, so với danh sách',
  essay: 'Viết bài, nộp kèm tệp; người chấm theo tiêu chí',
  matching: 'Nối mục bên trái với mục bên phải: 1–C, 2–A',
  matrix: 'Mỗi hàng chọn một hoặc nhiều cột',
  ordering: 'Đưa các bước, sự kiện, câu về đúng thứ tự',
  associate: 'Ghép các mục của một danh sách thành cặp',
  cloze: 'Gõ hoặc chọn vào chỗ trống trong đoạn',
  composite: 'Một đề dẫn, nhiều ý thuộc các dạng khác nhau',
  gapMatch: 'Kéo thẻ vào chỗ trống trong đoạn',
  hotText: 'Bấm vào từ ngay trong đoạn',
  hotspot: 'Bấm vào vùng đúng trên hình',
  labelPicture: 'Đặt nhãn vào chỗ của nó trên hình',
  pointOnPicture: 'Đánh dấu một điểm trên hình',
  slider: 'Kéo nút trên một thang số',
  fileUpload: 'Nộp tệp bài làm; người chấm',
  drawing: 'Vẽ trên màn hình; người chấm',
  recording: 'Ghi âm bài nói; người chấm',
  mixed: 'Câu thuộc bất kỳ dạng nào',
};
const hintsEn: typeof hintsVi = {
  choice: 'One right answer among A, B, C, D',
  trueFalseGroup: 'Four statements, each true or false',
  shortAnswer: 'A number, in the four-cell box or free',
  multipleChoice: 'Two or more right answers',
  shortText: 'A word or a few, compared with a list',
  essay: 'Written at length, with files; marked by a person',
  matching: 'Left entries joined to right ones: 1–C, 2–A',
  matrix: 'Each row takes one or several columns',
  ordering: 'Steps, events or sentences in their order',
  associate: 'Entries of one list joined in pairs',
  cloze: 'Gaps of a text, typed or chosen',
  composite: 'One stem, several parts of different kinds',
  gapMatch: 'Cards dragged into the gaps of a text',
  hotText: 'Words chosen where they stand',
  hotspot: 'The right place of a picture',
  labelPicture: 'Labels put in their places on a picture',
  pointOnPicture: 'A point set on a picture',
  slider: 'A value on a scale',
  fileUpload: 'Files handed in; marked by a person',
  drawing: 'Drawn on the screen; marked by a person',
  recording: 'Speech recorded; marked by a person',
  mixed: 'Questions of any kind',
};

const hints = messages({ vi: hintsVi, en: hintsEn });

/** What a kind of question asks of a candidate, in a few words for its author. */
export const kindHint = (kind: PartKind): string => hints()[kind];
