import { messages } from '../../i18n/messages.ts';

const vi = {
  count: (words: string) => `${words} chữ`,
  bounds(least: number | undefined, most: number | undefined) {
    if (least !== undefined && most !== undefined) return `Đề yêu cầu từ ${least} đến ${most} chữ`;
    if (least !== undefined) return `Đề yêu cầu ít nhất ${least} chữ`;
    return most === undefined ? '' : `Đề yêu cầu không quá ${most} chữ`;
  },
  points: (points: string) => `${points} điểm`,
  criteria: 'Tiêu chí chấm điểm',
  tools: 'Định dạng',
  bold: 'Đậm',
  italic: 'Nghiêng',
  underline: 'Gạch chân',
  formula: 'Công thức (gõ giữa hai dấu $)',
  preview: 'Bài sẽ hiện như sau',
  format: 'Cách viết bài',
  plain: 'Chữ thường',
  rich: 'Có đậm, nghiêng, công thức',
  least: 'Ít nhất (chữ)',
  most: 'Nhiều nhất (chữ)',
  files: 'Số tệp được nộp kèm',
  none: 'Không giới hạn',
  noFiles: 'Không nộp kèm tệp',
  showRubric: 'Cho thí sinh xem tiêu chí chấm cùng với đề',
  byPerson: 'Câu này do người chấm',
  noRubric: 'Chưa có tiêu chí: người chấm cho điểm cả câu.',
  wrote: 'Bài làm của thí sinh',
  nothing: 'Thí sinh không viết gì.',
};

const en: typeof vi = {
  count: (words) => `${words} words`,
  bounds(least, most) {
    if (least !== undefined && most !== undefined) return `${least} to ${most} words are asked for`;
    if (least !== undefined) return `At least ${least} words are asked for`;
    return most === undefined ? '' : `No more than ${most} words are asked for`;
  },
  points: (points) => `${points} points`,
  criteria: 'How it is marked',
  tools: 'Format',
  bold: 'Bold',
  italic: 'Italic',
  underline: 'Underline',
  formula: 'Formula (typed between $ signs)',
  preview: 'How your text will look',
  format: 'Way of writing',
  plain: 'Plain text',
  rich: 'With bold, italic and formulas',
  least: 'At least (words)',
  most: 'At most (words)',
  files: 'Files that may be handed in with it',
  none: 'No limit',
  noFiles: 'No files',
  showRubric: 'Show candidates the criteria with the question',
  byPerson: 'Marked by a person',
  noRubric: 'No criteria yet: the whole is marked at once.',
  wrote: 'What the candidate wrote',
  nothing: 'The candidate wrote nothing.',
};

export const t = messages({ vi, en });
