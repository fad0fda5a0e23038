import type { PartKind } from 'shared/scoring/scheme.ts';
import { messages } from '../i18n/messages.ts';

const vi: Readonly<Record<PartKind, string>> = {
  choice: 'Nhiều lựa chọn',
  trueFalseGroup: 'Đúng/Sai',
  shortAnswer: 'Trả lời ngắn',
  multipleChoice: 'Chọn nhiều đáp án',
  shortText: 'Viết từ, cụm từ',
  essay: 'Tự luận',
  matching: 'Nối hai cột',
  matrix: 'Bảng chọn',
  ordering: 'Sắp xếp',
  associate: 'Ghép cặp',
  cloze: 'Điền chỗ trống',
  composite: 'Nhiều phần',
  drawing: 'Vẽ hình',
  fileUpload: 'Nộp tệp',
  gapMatch: 'Kéo thả vào chỗ trống',
  hotText: 'Chọn từ trong đoạn',
  hotspot: 'Chọn chỗ trên hình',
  labelPicture: 'Ghép nhãn vào hình',
  pointOnPicture: 'Chấm điểm trên hình',
  recording: 'Ghi âm',
  slider: 'Thang trượt',
  mixed: 'Nhiều dạng',
};
const en: typeof vi = {
  choice: 'Single choice',
  trueFalseGroup: 'True/false',
  shortAnswer: 'Short answer',
  multipleChoice: 'Several right answers',
  shortText: 'Words',
  essay: 'Essay',
  matching: 'Matching',
  matrix: 'Matrix',
  ordering: 'Ordering',
  associate: 'Pairs',
  cloze: 'Fill the gaps',
  composite: 'Several parts',
  drawing: 'Drawing',
  fileUpload: 'File upload',
  gapMatch: 'Drag into gaps',
  hotText: 'Choose words in a text',
  hotspot: 'Choose places on a picture',
  labelPicture: 'Label a picture',
  pointOnPicture: 'Set points on a picture',
  recording: 'Audio recording',
  slider: 'Slider',
  mixed: 'Any kinds',
};

const names = messages({ vi, en });

/** What a kind of question is called, for teachers and on the paper; nothing for a name that is no kind. */
export const kindName = (kind: string): string => names()[kind as PartKind] ?? '';
