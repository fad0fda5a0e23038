/** Something to look at: one moment of an attempt. */
interface Moment {
  readonly id: string;
  /** Seconds that a person needs to look at it. */
  readonly seconds: number;
  /** What it adds to the log-odds of its attempt; more than 0. */
  readonly adds: number;
}

export interface ToReview {
  readonly attemptId: string;
  /** Probability that a person who saw all of it would find an incident (`probabilityOf` of its risk). */
  readonly probability: number;
  readonly moments: readonly Moment[];
}

interface PlannedAttempt {
  readonly attemptId: string;
  /** In the order in which they are worth looking at. */
  readonly moments: readonly string[];
  readonly seconds: number;
  /** Incidents expected to be found in these seconds. */
  readonly expected: number;
}

export interface ReviewPlan {
  /** The attempts to open, those that give most for the time first; each once. */
  readonly attempts: readonly PlannedAttempt[];
  /** Seconds of the budget that are used; the last moment may only fit in part. */
  readonly seconds: number;
  /** Incidents expected to be found, and expected to be missed. */
  readonly found: number;
  readonly missed: number;
  /** Seconds that looking at everything would take. */
  readonly all: number;
}

/** Opening an attempt and seeing whose it is, before anything is looked at: a setting, to be measured at the desk. */
const OPENING_SECONDS = 20;

/** The probability that log-odds stand for. */
export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Some moments of an attempt, looked at in one go. */
interface Step {
  readonly attemptId: string;
  readonly ids: readonly string[];
  readonly seconds: number;
  readonly expected: number;
}

/**
 * How to spend a reviewer's time: an attempt's chance of an incident is shared among its moments by what they add, and
 * seconds go where they find most. A longer budget begins with the shorter one's plan and never expects to find less; what
 * is planned finds at least what the best choice of whole moments would (the last step may be cut). Pure.
 */
export function planReview(attempts: readonly ToReview[], budgetSeconds: number): ReviewPlan {
  const steps = attempts.flatMap(stepsOf).sort(byWorth);
  const planned = new Map<string, { moments: string[]; seconds: number; expected: number }>();
  let left = Math.max(0, budgetSeconds);
  for (const step of steps) {
    if (left <= 0) break;
    const part = Math.min(1, left / step.seconds);
    const of = planned.get(step.attemptId) ?? { moments: [], seconds: 0, expected: 0 };
    of.moments.push(...step.ids);
    of.seconds += step.seconds * part;
    of.expected += step.expected * part;
    planned.set(step.attemptId, of);
    left -= step.seconds * part;
  }
  const listed = [...planned].map(([attemptId, of]) => ({ attemptId, ...of }));
  const found = listed.reduce((sum, { expected }) => sum + expected, 0);
  const total = attempts.reduce((sum, { probability, moments }) => sum + (moments.length > 0 ? probability : 0), 0);
  return {
    attempts: listed,
    seconds: Math.max(0, budgetSeconds) - left,
    found,
    missed: Math.max(0, total - found),
    all: steps.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

/**
 * An attempt in steps that each give less for a second than the one before: moments by worth, and as many of them in the
 * first step as it takes to make up for opening the attempt.
 */
function stepsOf({ attemptId, probability, moments }: ToReview): Step[] {
  const weight = moments.reduce((sum, { adds }) => sum + adds, 0);
  if (weight <= 0) return [];
  const singles = moments
    .map((one) => ({ ids: [one.id], seconds: one.seconds, expected: (probability * one.adds) / weight }))
    .sort((a, b) => b.expected / b.seconds - a.expected / a.seconds || compare(a.ids[0] ?? '', b.ids[0] ?? ''));
  const steps: { ids: string[]; seconds: number; expected: number }[] = [];
  for (const [index, single] of singles.entries()) {
    let step = { ...single, seconds: single.seconds + (index === 0 ? OPENING_SECONDS : 0) };
    // The upper hull: what gives more for a second than the step before is done with it.
    for (let before = steps.at(-1); before && rate(before) <= rate(step); before = steps.at(-1)) {
      steps.pop();
      step = {
        ids: [...before.ids, ...step.ids],
        seconds: before.seconds + step.seconds,
        expected: before.expected + step.expected,
      };
    }
    steps.push(step);
  }
  return steps.map((step) => ({ attemptId, ...step }));
}

function rate({ expected, seconds }: { expected: number; seconds: number }): number {
  return expected / seconds;
}

function byWorth(a: Step, b: Step): number {
  return rate(b) - rate(a) || compare(a.attemptId, b.attemptId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
