import { type Demand, type Describable, fits } from './blueprint.ts';
import { seededRandom, shuffle } from './random.ts';
import { clustersOf } from './twin-clusters.ts';

/** A question that may be drawn. */
export interface Drawable extends Describable {
  readonly id: string;
  /** Exams that used it or are going to. */
  readonly uses: number;
  /** UTC milliseconds; null where no exam used it. */
  readonly lastUsedAt: number | null;
}

/** A question that stands in a part already: it stays, and fills a cell of its part where it fits one. */
export interface Kept extends Drawable {
  readonly part: number;
}

/** What a cell got, and where the questions that fit it went: `fitting` = drawn + elsewhere + twins wherever it is short. */
export interface CellDrawn {
  readonly ids: readonly string[];
  readonly short: number;
  /** Questions that fit the cell. */
  readonly fitting: number;
  /** Of these: needed more in another cell, or standing in another part. */
  readonly elsewhere: number;
  /** Of these: left out as near twins of a question that was drawn or kept. */
  readonly twins: number;
}

export interface Drawing {
  /** As the demands. */
  readonly cells: readonly CellDrawn[];
  /** Kept questions that fill no cell. */
  readonly outside: readonly string[];
}

/** What is drawn as one: a question, or near twins of which one is taken. */
interface Unit {
  /** Best first. */
  readonly members: readonly Drawable[];
  /** A kept question fills cells of this part only. */
  readonly part: number | null;
}

/**
 * Draws questions into the cells of a blueprint. As many cells are filled as can be, and among all ways to do so the least used
 * and longest unused questions stand; equal ones are told apart by the seed. Greedy choice with augmenting paths is exact here,
 * because what cells can hold together is a transversal matroid (Edmonds and Fulkerson 1965). Of near twins, and twins of twins,
 * one is taken; pass none to draw them side by side.
 */
export function drawQuestions(
  seed: string,
  demands: readonly Demand[],
  {
    questions,
    kept,
    twins,
  }: { questions: readonly Drawable[]; kept: readonly Kept[]; twins: Iterable<[string, string]> },
): Drawing {
  const random = seededRandom(`khaothi-draw-1\n${seed}`);
  const standing = new Set(kept.map(({ id }) => id));
  const loose = questions.filter(({ id }) => !standing.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const ranked = shuffle(random, loose).sort(leastUsedFirst);
  const clusters = clustersOf(
    [...ranked, ...kept].map(({ id }) => id),
    twins,
  );

  const places = placesFor(demands);
  const taken = new Set<number>();
  for (const one of kept) {
    taken.add(clusters.get(one.id) ?? -1);
    places.take({ members: [one], part: one.part });
  }
  const units = new Map<number, Drawable[]>();
  for (const one of ranked) {
    const cluster = clusters.get(one.id) ?? -1;
    if (!taken.has(cluster)) units.set(cluster, [...(units.get(cluster) ?? []), one]);
  }
  for (const [cluster, members] of units) if (places.take({ members, part: null })) taken.add(cluster);

  const drawn = places.held.map((held, at) => held.flatMap((unit) => memberFor(unit, demands[at]) ?? []));
  const inCell = new Set(drawn.flat().map(({ id }) => id));
  const outside = kept.filter(({ id }) => !inCell.has(id)).map(({ id }) => id);
  const stands = new Set([...inCell, ...standing]);
  const cells = demands.map((demand, at): CellDrawn => {
    const ids = (drawn[at] ?? []).map(({ id }) => id);
    const others = [...ranked, ...kept].filter((one) => fits(demand, one) && !ids.includes(one.id));
    const elsewhere = others.filter(({ id }) => stands.has(id)).length;
    const twinsLeft = others.filter(({ id }) => !stands.has(id) && taken.has(clusters.get(id) ?? -1)).length;
    return {
      ...{ ids, elsewhere, twins: twinsLeft },
      short: demand.questions - ids.length,
      fitting: ids.length + others.length,
    };
  });
  return { cells, outside };
}

function leastUsedFirst(a: Drawable, b: Drawable): number {
  return a.uses - b.uses || (a.lastUsedAt ?? -Infinity) - (b.lastUsedAt ?? -Infinity) || 0;
}

function memberFor({ members, part }: Unit, demand: Demand | undefined): Drawable | undefined {
  if (demand === undefined || (part !== null && part !== demand.part)) return undefined;
  return members.find((one) => fits(demand, one));
}

/** The cells with their room: `take` finds a unit a place, moving others aside where that helps. */
function placesFor(demands: readonly Demand[]) {
  const held: Unit[][] = demands.map(() => []);
  // Cells from which no free place was found once give none later either: what stands is only ever moved, never let go.
  const closed = new Set<number>();
  const place = (unit: Unit, seen: Set<number>): boolean => {
    for (const [at, demand] of demands.entries()) {
      if (seen.has(at) || closed.has(at) || memberFor(unit, demand) === undefined) continue;
      seen.add(at);
      const inside = held[at] ?? [];
      if (inside.length < demand.questions) {
        inside.push(unit);
        return true;
      }
      const moved = inside.findIndex((other) => place(other, seen));
      if (moved < 0) continue;
      inside[moved] = unit;
      return true;
    }
    return false;
  };
  const take = (unit: Unit): boolean => {
    const seen = new Set<number>();
    if (place(unit, seen)) return true;
    for (const at of seen) closed.add(at);
    return false;
  };
  return { held, take };
}
