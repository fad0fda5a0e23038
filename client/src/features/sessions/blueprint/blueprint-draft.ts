import type { DrawnCell, Supply } from 'shared/contracts/drawing.ts';
import { type Blueprint, type Demand, demandsOf, fits, spreadOver } from 'shared/papers/blueprint.ts';
import { type LevelScale, type LevelStep, stepsOf } from 'shared/questions/levels.ts';
import type { Scheme } from 'shared/scoring/scheme.ts';
import type { ExamDraft } from '../exam-draft.ts';

type Place = Pick<Blueprint['rows'][number], 'topicId' | 'topic'>;

/** A first matrix of a scheme: the reference shares of the levels over the places, or over the subject as a whole. */
export function newBlueprint(scheme: Scheme, scale: LevelScale = 'three', places: readonly Place[] = []): Blueprint {
  const over = places.length > 0 ? places : [{ topicId: null, topic: '' }];
  return { scale, rows: spreadOver(scheme, scale, over), seed: null };
}

export const questionsIn = (blueprint: Blueprint, row: number, part: number, step: LevelStep): number =>
  blueprint.rows[row]?.cells.find((cell) => cell.part === part && cell.step === step)?.questions ?? 0;

export function withCell(
  blueprint: Blueprint,
  at: number,
  { part, step, questions }: { part: number; step: LevelStep; questions: number },
): Blueprint {
  const rows = blueprint.rows.map((row, place) => {
    if (place !== at) return row;
    const others = row.cells.filter((cell) => cell.part !== part || cell.step !== step);
    return { ...row, cells: questions > 0 ? [...others, { part, step, questions }] : others };
  });
  return { ...blueprint, rows };
}

/** A further place, that asks for nothing yet; one that is there stays alone. */
export function withPlace(blueprint: Blueprint, place: Place): Blueprint {
  if (blueprint.rows.some(({ topicId }) => topicId === place.topicId)) return blueprint;
  return { ...blueprint, rows: [...blueprint.rows, { ...place, cells: [] }] };
}

/** One place less. Nothing was drawn by such a matrix: what the last draw said of its rows is true of no row now. */
export function withoutRow(blueprint: Blueprint, at: number): Blueprint {
  return { ...blueprint, rows: blueprint.rows.filter((_, place) => place !== at), seed: null };
}

/** How many questions of the bank fit a cell, and how many more would if they were approved. */
export function supplyFor(
  supply: Supply,
  cell: Omit<Demand, 'questions' | 'row'>,
): { approved: number; unreviewed: number } {
  const fitting = supply.filter((one) => fits(cell, one));
  return {
    approved: fitting.reduce((sum, one) => sum + one.approved, 0),
    unreviewed: fitting.reduce((sum, one) => sum + one.unreviewed, 0),
  };
}

/** Questions that these cells would take if somebody had given them a level. */
export function levelless(supply: Supply, cells: readonly Omit<Demand, 'questions' | 'row'>[]): number {
  const isWanted = (one: Supply[number]) =>
    cells.some((cell) => cell.levels.some((level) => fits(cell, { ...one, level })));
  return supply
    .filter((one) => one.level === null && isWanted(one))
    .reduce((sum, one) => sum + one.approved + one.unreviewed, 0);
}

export interface MatrixTotals {
  /** By part: asked for here, and by the scheme. */
  readonly parts: readonly { readonly part: number; readonly asked: number; readonly required: number }[];
  /** By step, easy to hard: questions, and their points. */
  readonly steps: readonly { readonly step: LevelStep; readonly questions: number; readonly points: number }[];
  readonly questions: number;
  readonly points: number;
}

export function matrixTotals(blueprint: Blueprint, scheme: Scheme): MatrixTotals {
  const demands = demandsOf(blueprint, scheme);
  const worth = (part: number) => scheme.parts.find((one) => one.part === part)?.points ?? 0;
  const questions = (list: readonly Demand[]) => list.reduce((sum, one) => sum + one.questions, 0);
  const points = (list: readonly Demand[]) => list.reduce((sum, one) => sum + one.questions * worth(one.part), 0);
  return {
    parts: scheme.parts.map(({ part, questions: required }) => ({
      ...{ part, required },
      asked: questions(demands.filter((one) => one.part === part)),
    })),
    steps: stepsOf(blueprint.scale).map((step) => {
      const own = demands.filter((one) => one.step === step);
      return { step, questions: questions(own), points: points(own) };
    }),
    questions: questions(demands),
    points: points(demands),
  };
}

/**
 * The draft with what was drawn: easy before hard in each part; `adding` leaves what stands and puts the new ones behind. A draft
 * that has no matrix any more stays as it is.
 */
export function withDrawing(draft: ExamDraft, seed: string, cells: readonly DrawnCell[], adding: boolean): ExamDraft {
  if (!draft.blueprint) return draft;
  const blueprint = { ...draft.blueprint, seed };
  const order = stepsOf(blueprint.scale);
  const inOrder = [...cells].sort((a, b) => order.indexOf(a.step) - order.indexOf(b.step) || a.row - b.row);
  const chosen: Record<number, readonly string[]> = { ...draft.chosen };
  for (const part of new Set(inOrder.map((cell) => cell.part))) {
    const drawn = inOrder.filter((cell) => cell.part === part).flatMap(({ ids }) => ids);
    const standing = adding ? (draft.chosen[part] ?? []) : [];
    chosen[part] = [...standing, ...drawn.filter((id) => !standing.includes(id))];
  }
  return { ...draft, blueprint, chosen };
}

/** One question in the place of another. */
export function withSwap(draft: ExamDraft, part: number, old: string, cells: readonly DrawnCell[]): ExamDraft | null {
  const standing = new Set(Object.values(draft.chosen).flat());
  const fresh = cells.filter((cell) => cell.part === part).flatMap(({ ids }) => ids.filter((id) => !standing.has(id)));
  const [next] = fresh;
  if (next === undefined) return null;
  const chosen = (draft.chosen[part] ?? []).map((id) => (id === old ? next : id));
  return { ...draft, chosen: { ...draft.chosen, [part]: chosen } };
}
