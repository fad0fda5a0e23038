/** An item's first answer. */
export interface FirstAnswer {
  readonly item: string;
  /** Unix ms. */
  readonly at: number;
}

export interface AnswerBurst {
  /** Unix ms: from the first to the last answer of the burst. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly answers: number;
  readonly usualSeconds: number;
}

/** So many answers in a row, in less than this share of the time that they usually take this candidate. */
const IN_A_ROW = 5;
const SHARE = 0.15;
/** The own usual time is this quantile of the gaps: up to half of the answers may be fast without becoming the usual. */
const USUAL = 0.7;
/** Before so many first answers nobody knows a pace, and of who answers faster than this nothing is faster. */
const KNOWN_AFTER = 12;
const SLOWEST_PACE_SECONDS = 10;
/** The last minutes are full of guesses: nothing is told of them. */
const RUSH_MS = 5 * 60_000;

/**
 * Runs of first answers far faster than the candidate's own usual pace. Against the own pace, because who fills in a
 * whole sheet at the end, or guesses throughout, is usually fast and shows no burst. `deadline` in Unix ms. Pure.
 * Source: rapid responses are told from effortful ones by the own response times (Wise & Kong 2005,
 * 10.1207/s15324818ame1802_2); the constants are set on the simulated cohort (docs/proctoring-cohort.md).
 */
export function answerBursts(first: readonly FirstAnswer[], deadline: number): AnswerBurst[] {
  const times = first.map(({ at }) => at).sort((a, b) => a - b);
  if (times.length < KNOWN_AFTER) return [];
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at));
  const usualMs = quantile(gaps, USUAL);
  if (usualMs < SLOWEST_PACE_SECONDS * 1000) return [];
  const atMostMs = usualMs * (IN_A_ROW - 1) * SHARE;
  const bursts: AnswerBurst[] = [];
  for (let from = 0; from + IN_A_ROW <= times.length; from += 1) {
    const startedAt = times[from] ?? 0;
    let to = from + IN_A_ROW - 1;
    if ((times[to] ?? Number.POSITIVE_INFINITY) - startedAt > atMostMs) continue;
    while ((times[to + 1] ?? Number.POSITIVE_INFINITY) - (times[to] ?? 0) <= usualMs * SHARE) to += 1;
    const endedAt = times[to] ?? startedAt;
    if (endedAt <= deadline - RUSH_MS)
      bursts.push({ startedAt, endedAt, answers: to - from + 1, usualSeconds: usualMs / 1000 });
    from = to;
  }
  return bursts;
}

/** The first answer to each item, in the order of a ledger's events. An answer that was taken back is none. */
export function firstAnswers(
  events: readonly {
    readonly kind: string;
    readonly at: number;
    readonly item?: string;
    readonly response?: unknown;
  }[],
): FirstAnswer[] {
  const first = new Map<string, FirstAnswer>();
  for (const { kind, at, item, response } of events)
    if (kind === 'answer' && item !== undefined && response !== null && !first.has(item)) first.set(item, { item, at });
  return [...first.values()];
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
