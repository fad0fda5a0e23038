/** What stands in the lists of the sheet, and what it means. */

export const SHEET_KINDS = {
  choice: 'Một lựa chọn',
  multipleChoice: 'Nhiều lựa chọn',
  trueFalseGroup: 'Đúng/Sai',
  shortAnswer: 'Trả lời ngắn (số)',
  shortText: 'Điền từ',
  matching: 'Ghép đôi',
  ordering: 'Sắp xếp',
  essay: 'Tự luận',
} as const;
export type SheetKind = keyof typeof SHEET_KINDS;

/** Folded words that name a kind, ours and those of other sheets. */
const NAMES: readonly [pattern: RegExp, kind: SheetKind][] = [
  [/nhieu (lua chon|dap an|phuong an dung)|multiple/, 'multipleChoice'],
  [/dung ?[/\-–]? ?sai|^ds$|^d ?[/-] ?s$|true/, 'trueFalseGroup'],
  [/dien (tu|khuyet)|short ?text|tra loi bang chu/, 'shortText'],
  [/tra loi ngan|^tln$|short ?answer|numeric|^so$/, 'shortAnswer'],
  [/ghep|noi cot|match/, 'matching'],
  [/sap xep|thu tu|order/, 'ordering'],
  [/tu luan|^tl$|essay/, 'essay'],
  [/mot (lua chon|dap an)|trac nghiem|^tn$|^mcq?$|choice|lua chon/, 'choice'],
];

export function kindNamed(folded: string): SheetKind | null {
  return NAMES.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
}

export const SCORING = {
  allOrNothing: 'Đúng hết mới có điểm',
  perOption: 'Theo từng phương án',
  rightMinusWrong: 'Đúng trừ sai',
  perPair: 'Theo từng cặp',
  perPlace: 'Theo từng vị trí',
  adjacent: 'Theo cặp liền nhau',
  free: 'Số bất kì',
  caseSensitive: 'Phân biệt hoa thường',
  ignoreMarks: 'Không cần dấu',
} as const;
export type ScoringWord = keyof typeof SCORING;

/** The rules that a cell names, parted by semicolons; a word that is none comes back as `unknown`. */
export function scoringNamed(
  cell: string,
  fold: (text: string) => string,
): { rules: ScoringWord[]; unknown: string[] } {
  const rules: ScoringWord[] = [];
  const unknown: string[] = [];
  for (const word of cell.split(/[;\n]/).map((each) => each.trim())) {
    if (word === '') continue;
    const found = (Object.keys(SCORING) as ScoringWord[]).find((name) => fold(SCORING[name]) === fold(word));
    if (found) rules.push(found);
    else unknown.push(word);
  }
  return { rules, unknown };
}
