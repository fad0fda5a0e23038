import type { Level } from 'shared/questions/draft.ts';

/** What an ID6 (or ID5) code says of a question: "8P5N1", "2D1V3-2". */
export interface Id6 {
  readonly code: string;
  /** School year, 6 to 12. */
  readonly grade: number | null;
  readonly level: Level | null;
  /** "Lớp 8, chương 5, bài 1". */
  readonly place: string;
}

/** The fourth sign of ID6 (N H V C) and of its predecessor ID5 (Y B K G, and T for problems of practice). */
const LEVELS: Readonly<Record<string, Level>> = {
  N: 'NB',
  H: 'TH',
  V: 'VD',
  C: 'VDC',
  Y: 'NB',
  B: 'TH',
  K: 'VD',
  G: 'VDC',
  T: 'VDC',
};
const CODE = /^([0-9])([A-Z])([0-9A-Z])([NHVCYBKGT])([0-9A-Z])(?:-([0-9A-Z]+))?$/;

/** Class (0, 1, 2 are years 10 to 12), subject, chapter, level, lesson and form of exercise; null for what is no such code. */
export function readId6(mark: string): Id6 | null {
  const found = CODE.exec(mark.replace(/\s/g, ''));
  if (!found) return null;
  const [code, year = '', , chapter = '', level = '', lesson = ''] = found;
  const grade = Number(year) <= 2 ? Number(year) + 10 : Number(year);
  return {
    code,
    grade: grade >= 6 ? grade : null,
    level: LEVELS[level] ?? null,
    place: `Lớp ${grade}, chương ${chapter}, bài ${lesson}`,
  };
}
