import { z } from 'zod';
import type { Level } from '../questions/draft.ts';
import { LEVEL_SCALES, type LevelScale, type LevelStep, levelsOf, stepsOf } from '../questions/levels.ts';
import type { KindName } from '../questions/registry.ts';
import { type PartKind, type Scheme, takesKind } from '../scoring/scheme.ts';

const STEPS = [...new Set(Object.values(LEVEL_SCALES).flatMap((scale) => Object.values(scale)))] as [
  LevelStep,
  ...LevelStep[],
];

/** How many questions of one part and one step of the scale. */
export const BlueprintCell = z.object({
  part: z.number().int().min(1).max(9),
  step: z.enum(STEPS),
  questions: z.number().int().min(0).max(100),
});

/**
 * The matrix of an exam (Công văn 7991/BGDĐT-GDTrH, 17/12/2024): rows are places in the subject's tree, columns the parts of the
 * scheme by the steps of a scale. Kinds and marks are the scheme's: a cell is worth its questions times its part's points.
 */
export const Blueprint = z.object({
  scale: z.enum(Object.keys(LEVEL_SCALES) as [LevelScale, ...LevelScale[]]),
  rows: z
    .array(
      z.object({
        /** A place in the tree and all below it; null is the whole subject. */
        topicId: z
          .string()
          .regex(/^[a-z0-9-]+(\/[a-z0-9-]+){1,6}$/)
          .nullable(),
        /** The place in words; empty for the whole subject. */
        topic: z.string().max(300),
        cells: z.array(BlueprintCell).max(36),
      }),
    )
    .max(60),
  /** What the questions that stand in the exam were drawn with; null while nothing was drawn. */
  seed: z.string().min(1).max(40).nullable(),
});
export type Blueprint = z.infer<typeof Blueprint>;
export type BlueprintRow = Blueprint['rows'][number];

/** A cell that asks for questions, with all that a question must be to stand in it. */
export interface Demand {
  /** Its row's place, from 0. */
  readonly row: number;
  readonly part: number;
  readonly step: LevelStep;
  readonly kind: PartKind;
  readonly topicId: string | null;
  readonly levels: readonly Level[];
  readonly questions: number;
}

/** What a cell asks of a question. */
export interface Describable {
  readonly kind: KindName;
  readonly level: Level | null;
  readonly topicId: string | null;
}

/** The cells that ask for something, row by row; those of parts that the scheme has not, or steps of another scale, ask for nothing. */
export function demandsOf({ scale, rows }: Blueprint, { parts }: Pick<Scheme, 'parts'>): Demand[] {
  return rows.flatMap(({ topicId, cells }, row) =>
    cells.flatMap(({ part, step, questions }): Demand[] => {
      const kind = parts.find((one) => one.part === part)?.kind;
      const levels = levelsOf(scale, step);
      if (kind === undefined || levels.length === 0 || questions === 0) return [];
      return [{ row, part, step, kind, topicId, levels, questions }];
    }),
  );
}

export function fits({ kind, topicId, levels }: Omit<Demand, 'questions' | 'row'>, question: Describable): boolean {
  const { level, topicId: place } = question;
  const isThere = topicId === null || place === topicId || (place?.startsWith(`${topicId}/`) ?? false);
  return isThere && takesKind({ kind }, question.kind) && level !== null && levels.includes(level);
}

/** Shares of the questions by steps, easy to hard, in whole percent: the ministry's reference, which schools change. */
const SHARES: Readonly<Record<LevelScale, readonly number[]>> = {
  four: [40, 30, 20, 10],
  three: [40, 30, 30],
  primary: [40, 30, 30],
};

/** A first blueprint: each part's questions parted by the reference shares, and dealt evenly over the places. */
export function spreadOver(
  { parts }: Pick<Scheme, 'parts'>,
  scale: LevelScale,
  places: readonly Pick<BlueprintRow, 'topicId' | 'topic'>[],
): BlueprintRow[] {
  const rows = places.map((place) => ({ ...place, cells: [] as BlueprintRow['cells'] }));
  if (rows.length === 0) return rows;
  let next = 0;
  for (const { part, questions } of parts)
    for (const [at, step] of stepsOf(scale).entries()) {
      const wanted = apportioned(questions, SHARES[scale])[at] ?? 0;
      for (let dealt = 0; dealt < wanted; dealt++) {
        const cells = rows[next++ % rows.length]?.cells ?? [];
        const cell = cells.find((one) => one.part === part && one.step === step);
        if (cell) cell.questions++;
        else cells.push({ part, step, questions: 1 });
      }
    }
  return rows;
}

/** Whole numbers in the proportion of the shares that sum to `total`: largest remainders (Hamilton's rule), the first of equal ones. */
function apportioned(total: number, shares: readonly number[]): number[] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const exact = shares.map((share) => (total * share) / whole);
  const floors = exact.map(Math.floor);
  const left = total - floors.reduce((sum, one) => sum + one, 0);
  const first = exact
    .map((value, at) => ({ at, rest: value - (floors[at] ?? 0) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at)
    .slice(0, left);
  return floors.map((value, at) => value + (first.some((one) => one.at === at) ? 1 : 0));
}
