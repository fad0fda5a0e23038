import type { Decision, ReviewerStatistics } from 'shared/contracts/proctoring-review.ts';
import { agreementOf, type Pair } from 'shared/statistics/agreement/kappa.ts';
import { isAdverse } from './conclude.ts';

interface Reviewed {
  /** Null while it waits for somebody. */
  readonly decision: Decision | null;
  /** Whether an appeal against it was accepted. */
  readonly isLifted: boolean;
  /** In the order in which they were given. */
  readonly opinions: readonly {
    readonly reviewerId: string;
    readonly reviewerName: string;
    readonly decision: Decision;
    readonly seconds: number;
  }[];
}

/**
 * How reviewers agree and what became of their opinions. A pair is the first and the second opinion, of which neither knew
 * the other; a third, who has read both, makes none. Reviewers come by name.
 */
export function reviewerStatistics(incidents: readonly Reviewed[]): ReviewerStatistics {
  const pairs = incidents.flatMap(({ opinions: [first, second] }): Pair<boolean>[] =>
    first && second ? [[isAdverse(first.decision), isAdverse(second.decision)]] : [],
  );
  const ids = new Map(incidents.flatMap(({ opinions }) => opinions.map((one) => [one.reviewerId, one.reviewerName])));
  return {
    incidents: {
      open: incidents.filter(({ decision }) => decision === null).length,
      closed: incidents.filter(({ decision }) => decision !== null).length,
      referred: incidents.filter(stands).length,
    },
    agreement: agreementOf(pairs),
    reviewers: [...ids]
      .map(([id, name]) => ({ id, name, ...ofReviewer(incidents, id) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'vi')),
  };
}

/** Referred, and not lifted on appeal since. */
const stands = ({ decision, isLifted }: Pick<Reviewed, 'decision' | 'isLifted'>) =>
  decision === 'referred' && !isLifted;

function ofReviewer(incidents: readonly Reviewed[], id: string) {
  const own = incidents.flatMap(({ decision, isLifted, opinions }) => {
    const at = opinions.findIndex(({ reviewerId }) => reviewerId === id);
    const opinion = opinions[at];
    const other = at === 0 ? opinions[1] : at === 1 ? opinions[0] : undefined;
    return opinion ? [{ opinion, other, decision, isLifted }] : [];
  });
  const paired = own.flatMap(({ opinion, other }) => (other ? [[opinion, other] as const] : []));
  const adverse = own.filter(({ opinion }) => isAdverse(opinion.decision));
  const ended = adverse.filter(({ decision }) => decision !== null);
  return {
    opinions: own.length,
    adverse: adverse.length,
    pairs: paired.length,
    agreed: paired.filter(([a, b]) => isAdverse(a.decision) === isAdverse(b.decision)).length,
    ended: ended.length,
    upheld: ended.filter(stands).length,
    medianSeconds: median(own.map(({ opinion }) => opinion.seconds)),
  };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
