/** What a check knows of a question, as shared/corpora/word-vi/README.md words it. */
export interface Expected {
  n: number;
  part: number;
  kind: string;
  stem: string;
  options: number;
  key: string | null;
  level: string | null;
  topic: string | null;
  formulas: number;
  oleFormulas?: number;
  images: number;
  tables: number;
  hasSolution: boolean;
  pinned?: string[];
  group?: string;
  stimulus?: string;
  points?: string;
  statementLevels?: string[];
}

export interface ExpectedProblem {
  readonly n: number;
  readonly part: number;
  readonly what: string;
  readonly count?: number;
}

export type Part = 1 | 2 | 3;

/** Words of part headings, by what they name. */
export const HEADINGS: Readonly<Record<Part, readonly string[]>> = {
  1: ['Câu trắc nghiệm nhiều phương án lựa chọn. Thí sinh trả lời từ câu 1 đến câu 12.', 'TRẮC NGHIỆM NHIỀU LỰA CHỌN'],
  2: ['Câu trắc nghiệm đúng sai. Trong mỗi ý a), b), c), d) thí sinh chọn đúng hoặc sai.', 'TRẮC NGHIỆM ĐÚNG SAI'],
  3: ['Câu trắc nghiệm trả lời ngắn. Thí sinh trả lời từ câu 1 đến câu 6.', 'CÂU TRẢ LỜI NGẮN'],
};
export const LEVELS = ['NB', 'TH', 'VD', 'VDC'] as const;
export const LEVEL_WORDS = { NB: 'Nhận biết', TH: 'Thông hiểu', VD: 'Vận dụng', VDC: 'Vận dụng cao' } as const;
