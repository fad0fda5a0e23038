import type { GroupRow } from 'shared/contracts/reports.ts';
import { summarise } from 'shared/statistics/classical/distribution.ts';

/** Groups below this many marks are not shown in comparisons. */
const SMALLEST_GROUP = 5;

export interface GroupMark {
  readonly group: string;
  /** What the group stands in; '' for none. */
  readonly school: string;
  readonly mark: number;
}

/**
 * Figures by group, in name order; groups below `SMALLEST_GROUP` keep only their name. Readers of these comparisons may also
 * read the marks themselves, so a small group is not hidden behind a large one (no complementary suppression).
 */
export function groupRows(marks: readonly GroupMark[], maximum: number): GroupRow[] {
  const groups = new Map<string, { name: string; school: string; marks: number[] }>();
  for (const { group, school, mark } of marks) {
    const key = `${school}\n${group}`;
    const known = groups.get(key) ?? { name: group, school, marks: [] };
    known.marks.push(mark);
    groups.set(key, known);
  }
  const sorted = [...groups.values()].sort((a, b) => byLabel(a.school, b.school) || byLabel(a.name, b.name));
  return sorted.map(({ name, school, marks: own }): GroupRow => {
    if (own.length < SMALLEST_GROUP) return { name, school, ...NOTHING };
    const { n, mean, meanError, sd, median, quartile1, quartile3 } = summarise(own);
    const shareAtHalf = own.filter((mark) => mark >= maximum / 2).length / own.length;
    return { name, school, n, mean, meanError, sd, median, quartile1, quartile3, shareAtHalf };
  });
}

const NOTHING = {
  n: null,
  mean: null,
  meanError: null,
  sd: null,
  median: null,
  quartile1: null,
  quartile3: null,
  shareAtHalf: null,
};

const collator = new Intl.Collator('vi', { numeric: true });
/** "10A2" before "10A10". */
const byLabel = (a: string, b: string) => collator.compare(a, b);
