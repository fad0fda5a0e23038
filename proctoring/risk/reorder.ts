/** An attempt in a reviewer's list. */
export interface Listed {
  readonly openIncidents: number;
  readonly priority: string;
  readonly logOdds: number;
  /** What the sequence model makes of it, 0 to 1; null where it has not looked. */
  readonly order: number | null;
}

/** Highest first. */
const PRIORITIES = ['raised', 'look', 'none'];

/**
 * The order of a reviewer's list: incidents that wait, then the priority, and only within one priority what the sequence
 * model makes of it; attempts it has not looked at stand by their risk among the others. The model can change no priority
 * and no incident, neither add nor remove an attempt: it is not asked about anything but the order of equals.
 */
export function reorder<T extends Listed>(listed: readonly T[]): T[] {
  return listed.toSorted(
    (a, b) =>
      b.openIncidents - a.openIncidents ||
      PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) ||
      standing(b) - standing(a) ||
      b.logOdds - a.logOdds,
  );
}

function standing({ order, logOdds }: Listed): number {
  return order ?? 1 / (1 + Math.exp(-logOdds));
}
