import { messages } from '../../i18n/messages.ts';

const vi = {
  one: 'Chọn một ô ở mỗi hàng.',
  many: 'Chọn mọi ô đúng ở mỗi hàng.',
  rows: 'Các hàng',
  columns: 'Các cột',
  row: (place: number) => `Hàng ${place}`,
  column: (letter: string) => `Cột ${letter}`,
  addRow: 'Thêm hàng',
  addColumn: 'Thêm cột',
  select: 'Mỗi hàng được chọn',
  selectOne: 'một ô',
  selectMany: 'nhiều ô',
  key: 'Đáp án',
  keyOf: (row: number, letter: string) => `Hàng ${row}, cột ${letter}`,
  scoring: 'Cách cho điểm',
  perRow: 'Mỗi hàng đúng trọn được một phần điểm',
  perCell: 'Mỗi ô đúng được điểm, ô sai bị trừ trong hàng',
  allOrNothing: 'Đúng tất cả mới được điểm',
};

const en: typeof vi = {
  one: 'Choose one cell in each row.',
  many: 'Choose every right cell in each row.',
  rows: 'Rows',
  columns: 'Columns',
  row: (place) => `Row ${place}`,
  column: (letter) => `Column ${letter}`,
  addRow: 'Add a row',
  addColumn: 'Add a column',
  select: 'Each row takes',
  selectOne: 'one cell',
  selectMany: 'several cells',
  key: 'Key',
  keyOf: (row, letter) => `Row ${row}, column ${letter}`,
  scoring: 'Scoring',
  perRow: 'Each wholly right row earns its share',
  perCell: 'Right cells earn, wrong ones cost within their row',
  allOrNothing: 'All right or nothing',
};

export const t = messages({ vi, en });
