import type { DraftDefinition } from 'shared/questions/draft.ts';

/** The part of a paper (form of 2025) in which a kind of question stands. */
export const PART_OF_KIND = {
  choice: 1,
  trueFalseGroup: 2,
  shortAnswer: 3,
  essay: 4,
} as const satisfies Record<DraftDefinition['kind'], number>;
