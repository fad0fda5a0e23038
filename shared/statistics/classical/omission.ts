export interface Omission {
  /** Persons who were given the item. */
  readonly n: number;
  /** Left blank although something later, or the item just before, was answered. */
  readonly omitted: number;
  /** Blank at the end of the paper, after the first such blank: the person probably ran out of time. */
  readonly notReached: number;
}

/**
 * Blanks by item. `papers`: per person the items in the order her paper printed them, with whether each was answered;
 * `items`: how many items there are. Rule of TIMSS and NAEP: of the run of blanks at the end of a paper the first counts
 * as omitted, the others as not reached. On screen one may answer in any order, so "not reached" is a hint, not a fact.
 */
export function omissions(
  papers: Iterable<readonly { readonly item: number; readonly answered: boolean }[]>,
  items: number,
): Omission[] {
  const counts = Array.from({ length: items }, () => ({ n: 0, omitted: 0, notReached: 0 }));
  for (const paper of papers) {
    const last = paper.findLastIndex((place) => place.answered);
    paper.forEach(({ item, answered }, place) => {
      const count = counts[item];
      if (!count) throw new RangeError(`a paper names item ${item} of ${items}`);
      count.n++;
      if (answered) return;
      if (place > last + 1) count.notReached++;
      else count.omitted++;
    });
  }
  return counts;
}
