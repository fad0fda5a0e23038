import { nearestFace, type Observation } from 'proctoring/signals/observation.ts';
import type { Level } from 'proctoring/signals/signal.ts';
import type { CheckInOutcome, CheckInStep } from 'shared/contracts/checkin.ts';
import { type Hint, hintOf } from './hints.ts';
import { judgeLiveness, type Liveness, type Straight } from './liveness.ts';

/** Where a check-in stands. A fold of frames and of what the candidate presses; time is the frames' own. */
export interface Progress {
  readonly steps: readonly CheckInStep[];
  readonly outcomes: Readonly<Partial<Record<CheckInStep, CheckInOutcome>>>;
  readonly hint: Hint | null;
  /** When the step of now saw its first frame. */
  readonly stepAt: number | null;
  /** Frames in a row that needed no hint, and when the first of them was. */
  readonly goodFrames: number;
  readonly goodSince: number;
  /** The own straight look, for the challenges here and for the detectors later: at most a minute of good frames. */
  readonly baseline: readonly Observation[];
  /** Null until it is drawn; what is seen of eyes and mouth decides what can be asked. */
  readonly liveness: Liveness | null;
}

/** A place is found when frames were good in a row for so long; on a slow machine that are few. */
const PLACE_MS = 1_200;
const PLACE_FRAMES = 3;
/** Good frames after which the own straight look is known well enough for the challenges. */
const BASELINE_FRAMES = 6;
/** A minute at four looks a second. */
const BASELINE_MOST = 240;
/** Whoever cannot find a good place by then goes on, and an invigilator looks. */
const PATIENCE_MS = 45_000;

function stepsOf(level: Level): CheckInStep[] {
  const presence: CheckInStep[] = ['camera', 'genuine', 'place'];
  return level === 3 ? [...presence, 'baseline', 'identity', 'liveness', 'room'] : presence;
}

export function beginProgress(level: Level): Progress {
  const calm = { hint: null, stepAt: null, goodFrames: 0, goodSince: 0, baseline: [], liveness: null };
  return { steps: stepsOf(level), outcomes: {}, ...calm };
}

/** The step that is being done; null when all are. */
export function stepOf({ steps, outcomes }: Progress): CheckInStep | null {
  return steps.find((step) => outcomes[step] === undefined) ?? null;
}

export function settle(progress: Progress, step: CheckInStep, outcome: CheckInOutcome): Progress {
  return { ...progress, outcomes: { ...progress.outcomes, [step]: outcome }, stepAt: null, goodFrames: 0 };
}

/** Every step that is not settled yet is left: the candidate went on, or the device cannot. */
export function leaveRest(progress: Progress): Progress {
  return progress.steps
    .filter((step) => progress.outcomes[step] === undefined)
    .reduce((left, step) => settle(left, step, 'left'), progress);
}

/** Takes one frame. Identity and room are settled by their own acts, not by frames. */
export function advance(before: Progress, observation: Observation): Progress {
  const hint = hintOf(observation);
  const step = stepOf(before);
  const isGood = hint === null;
  const isStraight = isGood && step !== 'liveness' && before.outcomes.place !== undefined;
  const progress: Progress = {
    ...before,
    hint,
    stepAt: before.stepAt ?? observation.at,
    goodFrames: isGood ? before.goodFrames + 1 : 0,
    goodSince: before.goodFrames > 0 ? before.goodSince : observation.at,
    baseline: isStraight ? [...before.baseline, observation].slice(-BASELINE_MOST) : before.baseline,
  };
  const isLate = observation.at - (progress.stepAt ?? observation.at) > PATIENCE_MS;
  const isPlaced = progress.goodFrames >= PLACE_FRAMES && observation.at - progress.goodSince >= PLACE_MS;
  if (step === 'place' && isPlaced) return settle(progress, 'place', 'passed');
  if (step === 'baseline' && progress.baseline.length >= BASELINE_FRAMES) return settle(progress, 'baseline', 'passed');
  if ((step === 'place' || step === 'baseline' || step === 'identity') && isLate)
    return settle(progress, step, 'unsure');
  if (step !== 'liveness' || !progress.liveness) return progress;
  const liveness = judgeLiveness(progress.liveness, observation, straightOf(progress.baseline));
  const judged = { ...progress, liveness };
  return liveness.outcome === 'running' ? judged : settle(judged, 'liveness', liveness.outcome);
}

/** The middle of the own good frames; what no frame showed is null. */
export function straightOf(baseline: readonly Observation[]): Straight {
  const faces = baseline.flatMap(({ faces: seen }) => nearestFace(seen) ?? []);
  const middle = (values: readonly (number | null)[]) => median(values.filter((value) => value !== null));
  return {
    yaw: middle(faces.map(({ yaw }) => yaw)) ?? 0,
    eyesOpen: middle(faces.map(({ eyesOpen }) => eyesOpen)),
    mouthOpen: middle(faces.map(({ mouthOpen }) => mouthOpen)),
  };
}

function median(values: readonly number[]): number | null {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}
