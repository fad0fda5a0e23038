/** One told interval of what looked, or of why nothing did. Unix ms; the end null while it lasts. */
export interface Looked {
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly looks:
    | {
        readonly type: 'watched';
        readonly tier: string;
        /** What looked and could see. */
        readonly checks: readonly string[];
        /** Why others that ran could not. */
        readonly blind: readonly string[];
      }
    | { readonly type: 'notWatched'; readonly reason: string };
}

/** Equal minutes in a row. `checks` holds what could see during all of each minute; `reasons` why something did not. */
export interface Minutes {
  /** Unix ms. */
  readonly from: number;
  readonly to: number;
  /** The lightest tier of the minute; null where nothing looked at all. */
  readonly tier: string | null;
  readonly checks: string[];
  /** Checks that could see during a part of the minute only. */
  readonly partly: string[];
  readonly reasons: string[];
}

const MINUTE_MS = 60_000;
/** A gap so short between two looks is no gap: the camera was opened anew, the set of checks changed. */
const SLACK_MS = 2_000;
const LIGHTEST_FIRST = ['none', 'light', 'full'];

/** What was watched of a sitting, minute by minute; equal neighbours are one entry. Pure: the times are handed in. */
export function minutesOf(looked: readonly Looked[], { from, to }: { from: number; to: number }): Minutes[] {
  const minutes: Minutes[] = [];
  for (let start = from; start < to; start += MINUTE_MS) {
    const end = Math.min(start + MINUTE_MS, to);
    const minute = minuteOf(looked, start, end);
    const before = minutes.at(-1);
    if (before && sameLook(before, minute)) minutes[minutes.length - 1] = { ...before, to: end };
    else minutes.push(minute);
  }
  return minutes;
}

function minuteOf(looked: readonly Looked[], from: number, to: number): Minutes {
  const within = looked.flatMap((one) => {
    const part = { from: Math.max(from, one.startedAt), to: Math.min(to, one.endedAt ?? to) };
    return part.to > part.from ? [{ ...part, looks: one.looks }] : [];
  });
  const seconds = new Map<string, number>();
  const tiers = new Set<string>();
  const reasons = new Set<string>();
  for (const { looks, ...part } of within) {
    if (looks.type === 'notWatched') {
      reasons.add(looks.reason);
      continue;
    }
    if (looks.checks.length > 0) tiers.add(looks.tier);
    for (const why of looks.blind) reasons.add(why);
    for (const check of looks.checks) seconds.set(check, (seconds.get(check) ?? 0) + part.to - part.from);
  }
  const isWhole = (looking: number) => to - from - looking <= SLACK_MS;
  const names = [...seconds.keys()].sort();
  return {
    from,
    to,
    tier: LIGHTEST_FIRST.find((tier) => tiers.has(tier)) ?? null,
    checks: names.filter((name) => isWhole(seconds.get(name) ?? 0)),
    partly: names.filter((name) => !isWhole(seconds.get(name) ?? 0)),
    reasons: [...reasons].sort(),
  };
}

function sameLook(one: Minutes, other: Minutes): boolean {
  const look = ({ tier, checks, partly, reasons }: Minutes) => JSON.stringify([tier, checks, partly, reasons]);
  return look(one) === look(other);
}
