import { LEVELS, type Level } from './draft.ts';

/**
 * One scale of cognitive levels is stored, the four of Vietnamese school practice, and read on three: the four themselves,
 * Biết/Hiểu/Vận dụng (Công văn 7991/BGDĐT-GDTrH, 17/12/2024) and Mức 1-3 of primary schools (Thông tư 27/2020). Data: the
 * mapping of VDC to Vận dụng is the ministry's habit and may change.
 */
export const LEVEL_SCALES = {
  four: { NB: 'NB', TH: 'TH', VD: 'VD', VDC: 'VDC' },
  three: { NB: 'B', TH: 'H', VD: 'VD', VDC: 'VD' },
  primary: { NB: 'M1', TH: 'M2', VD: 'M3', VDC: 'M3' },
} as const satisfies Readonly<Record<string, Readonly<Record<Level, string>>>>;
export type LevelScale = keyof typeof LEVEL_SCALES;
export type LevelStep = (typeof LEVEL_SCALES)[LevelScale][Level];

/** The scale that a grade's teachers use; the four where the grade is not known. */
export function scaleOfGrade(grade: number | null): LevelScale {
  return grade !== null && grade <= 5 ? 'primary' : 'four';
}

/** The stored levels that a step of a scale stands for: "VD" on three steps is VD and VDC. */
export function levelsOf(scale: LevelScale, step: string): Level[] {
  return LEVELS.filter((level) => LEVEL_SCALES[scale][level] === step);
}

/** The steps of a scale from easy to hard. */
export function stepsOf(scale: LevelScale): LevelStep[] {
  return [...new Set(LEVELS.map((level) => LEVEL_SCALES[scale][level]))];
}
