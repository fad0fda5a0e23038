import { messages } from '../../i18n/messages.ts';

const vi = {
  choose: 'Kéo nút trượt, hoặc dùng phím mũi tên',
  unset: 'Chưa chọn',
  type: 'Hoặc nhập giá trị',
  clear: 'Bỏ chọn',
  min: 'Từ',
  max: 'Đến',
  step: 'Mỗi bước',
  unit: 'Đơn vị',
  key: 'Giá trị đúng',
  tolerance: 'Sai số cho phép',
  vertical: 'Thang đứng',
  keyIs: 'Đáp án',
  chosen: (value: string) => `Thí sinh chọn: ${value}`,
};

const en: typeof vi = {
  choose: 'Drag the handle, or use the arrow keys',
  unset: 'Not chosen yet',
  type: 'Or type the value',
  clear: 'Clear',
  min: 'From',
  max: 'To',
  step: 'Each step',
  unit: 'Unit',
  key: 'Right value',
  tolerance: 'Tolerance',
  vertical: 'Upright scale',
  keyIs: 'Key',
  chosen: (value) => `Candidate chose: ${value}`,
};

export const t = messages({ vi, en });
