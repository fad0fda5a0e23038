import type { Random } from 'shared/papers/random.ts';
import { answerBursts, type FirstAnswer } from '../risk/answer-bursts.ts';
import { type RecordedSignal, sourceOf } from '../risk/risk.ts';
import { isSignalName, SIGNAL_NAMES, signalOf } from '../signals/registry.ts';
import type { Source } from '../signals/signal.ts';
import { around, arrivals } from './chance.ts';
import { type Act, type Condition, EVERYBODY, type Person } from './people.ts';
import type { Rate } from './rates.ts';

export interface Sitting {
  readonly person: Person;
  readonly condition: Condition;
  /** Unix ms. */
  readonly beganAt: number;
  /** What the product is told of it, an interval once, in time. */
  readonly signals: readonly RecordedSignal[];
  /** Whether planted acts of two sources truly happened within ten minutes of one another, told or not. */
  readonly isTwoSourced: boolean;
}

export interface Plan {
  /** Unix ms. */
  readonly startsAt: number;
  readonly minutes: number;
  readonly items: number;
  readonly rateOf: (kind: string, condition: string) => Rate;
}

const SPREAD = 0.6;
/** Response times spread more: van der Linden (2006, 10.3102/10769986031002181) found 0.5 to 0.9 between items. */
const PACE_SPREAD = 0.8;
/** The median candidate is done with four fifths of the time. */
const WORKS_SHARE = 0.8;
/** Acts of two sources this near one another are one incident for a reviewer. */
const TOGETHER_MS = 10 * 60_000;
const HOUR = 3_600_000;

/**
 * One person's exam as the product is told of it: acts seen through detectors of known rates, and false alarms beside.
 * `ofRoom`: what everyone does in this room.
 */
export function simulateSitting(
  random: Random,
  plan: Plan,
  person: Person,
  condition: Condition,
  ofRoom: readonly Act[] = [],
): Sitting {
  const acted: { readonly at: number; readonly source: Source }[] = [];
  const signals: RecordedSignal[] = [];
  for (const act of [...person.acts, ...ofRoom]) {
    for (const [startedAt, seconds] of timesOf(random, plan, act)) {
      if (isSignalName(act.kind) && !EVERYBODY.includes(act) && !ofRoom.includes(act))
        acted.push({ at: startedAt, source: sourceOf(act.kind) });
      const told = seen(random, plan, act, condition, startedAt, seconds);
      if (told) signals.push(told);
    }
  }
  signals.push(...falseAlarms(random, plan, condition));
  const deadline = plan.startsAt + plan.minutes * 60_000;
  const answered = answersOf(random, plan, person);
  acted.push(...answered.runs.map((at) => ({ at, source: 'timing' as const })));
  for (const burst of answerBursts(answered.first, deadline)) {
    const { startedAt, endedAt, answers, usualSeconds } = burst;
    signals.push({ kind: 'answersInBurst', startedAt, endedAt, payload: { answers, usualSeconds } });
  }
  signals.sort((a, b) => a.startedAt - b.startedAt);
  const isTwoSourced =
    person.planted &&
    acted.some((one) => acted.some(({ at, source }) => source !== one.source && Math.abs(at - one.at) <= TOGETHER_MS));
  return { person, condition, beganAt: plan.startsAt, signals, isTwoSourced };
}

/** A signal that is told of a whole act; used for what a room does together as well. */
export function seen(
  random: Random,
  { rateOf, startsAt, minutes }: Plan,
  { kind, payload, seconds: usual }: Act,
  condition: Condition,
  startedAt: number,
  seconds: number,
): RecordedSignal | null {
  const { recall, onsetSeconds } = rateOf(kind, condition);
  if (!isSignalName(kind) || random() >= recall) return null;
  const isMoment = usual === 0;
  if (!isMoment && seconds < onsetSeconds) return null;
  const endedAt = Math.min(startedAt + Math.round(seconds * 1000), startsAt + minutes * 60_000);
  return { kind, startedAt, endedAt: isMoment ? startedAt : endedAt, payload: payload?.(random) ?? {} };
}

function* timesOf(random: Random, { startsAt, minutes }: Plan, { perHour, seconds }: Act): Generator<[number, number]> {
  for (const hour of arrivals(random, perHour, minutes / 60))
    yield [startsAt + Math.round(hour * HOUR), seconds === 0 ? 0 : around(random, seconds, SPREAD)];
}

/** Payloads of alarms about nothing; a kind that is not here has none. */
const OF_NOTHING: Readonly<Record<string, unknown>> = {
  severalFaces: { faces: 2 },
  phoneSeen: { score: 0.5 },
  lookingAway: { side: 'sideways' },
};

function falseAlarms(random: Random, { startsAt, minutes, rateOf }: Plan, condition: Condition): RecordedSignal[] {
  return SIGNAL_NAMES.filter((kind) => signalOf(kind).modality === 'vision').flatMap((kind) =>
    arrivals(random, rateOf(kind, condition).falseAlarmsPerHour, minutes / 60).flatMap((hour) => {
      const payload = signalOf(kind).payload.safeParse(OF_NOTHING[kind] ?? {});
      const startedAt = startsAt + Math.round(hour * HOUR);
      const endedAt = startedAt + Math.round(around(random, 5, SPREAD) * 1000);
      return payload.success ? [{ kind, startedAt, endedAt, payload: payload.data }] : [];
    }),
  );
}

interface Answered {
  readonly first: readonly FirstAnswer[];
  /** When a run of at least five began. */
  readonly runs: readonly number[];
}

/** First answers at the own pace, with the runs of the person's habit in between. */
function answersOf(random: Random, { startsAt, minutes, items }: Plan, { pace }: Person): Answered {
  const usual = (around(random, WORKS_SHARE, 0.15) * minutes * 60) / items;
  const runs = arrivals(random, pace.runsPerHour, minutes / 60).map((hour) => startsAt + hour * HOUR);
  const first: FirstAnswer[] = [];
  const began: number[] = [];
  let at = startsAt + (pace.fillsInAtTheEnd ? minutes * 60_000 * 0.85 : 0);
  let inRun = 0;
  for (let item = 1; item <= items; item += 1) {
    const next = runs[0];
    if (next !== undefined && next <= at) {
      runs.shift();
      inRun = Math.max(2, Math.round(around(random, pace.runOf, 0.3)));
      if (inRun >= 5 && items - item >= 5) began.push(at);
    }
    const isFast = inRun > 0 || pace.fillsInAtTheEnd === true;
    at += Math.round(around(random, isFast ? Math.min(6, usual) : usual, PACE_SPREAD) * 1000);
    inRun -= 1;
    first.push({ item: `q${item}`, at });
  }
  return { first, runs: began };
}
