/** The columns of the question sheet, in the order in which they are written. Options stand between `text` and `key`. */
export const COLUMNS = [
  'number',
  'kind',
  'text',
  'key',
  'level',
  'topic',
  'solution',
  'tolerance',
  'unit',
  'scoring',
] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** A row of the sheet as text: what a teacher typed, or what is written for one. */
export interface QuestionRow extends Readonly<Record<ColumnName, string>> {
  /** Options, statements, pairs or items, by their column; empty ones at the end are left out. */
  readonly options: readonly string[];
}

export const TITLES: Readonly<Record<ColumnName, string>> = {
  number: 'STT',
  kind: 'Dạng câu',
  text: 'Nội dung câu hỏi',
  key: 'Đáp án',
  level: 'Mức độ',
  topic: 'Chủ đề',
  solution: 'Lời giải',
  tolerance: 'Sai số',
  unit: 'Đơn vị',
  scoring: 'Cách chấm',
};

/** Other names under which schools have these columns, folded (no marks, small letters). The first is our own. */
export const HEADERS: Readonly<Record<ColumnName, readonly string[]>> = {
  number: ['stt', 'so thu tu', 'cau', 'cau so', 'tt', 'no'],
  kind: ['dang cau', 'dang cau hoi', 'loai', 'loai cau', 'loai cau hoi', 'dang', 'kieu cau hoi', 'type'],
  text: ['noi dung cau hoi', 'noi dung', 'cau hoi', 'de bai', 'cau dan', 'question'],
  key: ['dap an', 'dap an dung', 'dap so', 'tra loi', 'key', 'answer'],
  level: ['muc do', 'muc', 'muc do nhan thuc', 'cap do', 'do kho', 'level'],
  topic: ['chu de', 'chuong', 'bai', 'bai hoc', 'noi dung kien thuc', 'don vi kien thuc', 'topic'],
  solution: ['loi giai', 'huong dan giai', 'giai thich', 'giai', 'solution'],
  tolerance: ['sai so', 'tolerance'],
  unit: ['don vi', 'don vi do', 'unit'],
  scoring: ['cach cham', 'cach tinh diem', 'scoring'],
};

/** "Phương án A", "A", "Ý a", "Lựa chọn 1": which option a folded header names, from 0; null for none. */
export function optionOfHeader(header: string): number | null {
  const found = /^(?:phuong an|lua chon|dap an|y|option|pa)?\s*([a-z]|\d{1,2})[.)]?$/.exec(header);
  if (!found?.[1]) return null;
  const sign = found[1];
  const at = /\d/.test(sign) ? Number(sign) - 1 : sign.charCodeAt(0) - 97;
  return at >= 0 && at < MOST_OPTIONS ? at : null;
}

export const MOST_OPTIONS = 30;

export const optionTitle = (at: number) =>
  at < 26 ? `Phương án ${String.fromCharCode(65 + at)}` : `Phương án ${at + 1}`;
