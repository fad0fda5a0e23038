import { type Face, nearestFace, type Observation, unreadable } from 'proctoring/signals/observation.ts';

/** One thing to do before the camera. The words that are read are not listened to: the mouth's movement is what is seen. */
export type Challenge =
  | { readonly ask: 'turnLeft' | 'turnRight' | 'closeEyes' }
  | { readonly ask: 'readDigits'; readonly digits: readonly number[] };

/** The candidate's own straight look, from the step before. */
export interface Straight {
  readonly yaw: number;
  readonly eyesOpen: number | null;
  readonly mouthOpen: number | null;
}

export interface Liveness {
  readonly challenges: readonly Challenge[];
  /** Which of them is asked now. */
  readonly index: number;
  /** When it was first asked, by the frames' own time; null before its first frame. */
  readonly askedAt: number | null;
  /** Frames in a row that show what is asked for. */
  readonly streak: number;
  /** Movements counted so far: lids that closed and opened, lips that opened and closed. */
  readonly moves: number;
  readonly isOpen: boolean;
  readonly failed: readonly Challenge['ask'][];
  readonly outcome: 'running' | 'passed' | 'unsure';
}

/** Radians from the own straight look: about 20 degrees, well within what a mesh still fits. */
const TURN = 0.35;
/** Frames in a row: one crooked mesh is no turned head. */
const TURN_FRAMES = 2;
/** Lids closer than this share of the own open eye are closed. */
const CLOSED_SHARE = 0.55;
const CLOSED_FRAMES = 2;
/** Lips farther apart than when silent by this, in widths of the mouth, are open. */
const LIPS_OPEN = 0.06;
const LIPS_CLOSED = 0.03;
/** Three digits open the mouth at least twice, also at four looks a second. */
const MOUTH_MOVES = 2;
/** After so long the next thing is asked, and an invigilator looks. */
export const PATIENCE_MS = 15_000;

const CALM = { askedAt: null, streak: 0, moves: 0, isOpen: false } as const;

export function beginLiveness(challenges: readonly Challenge[]): Liveness {
  const outcome = challenges.length === 0 ? 'passed' : 'running';
  return { challenges, index: 0, failed: [], outcome, ...CALM };
}

/** What is asked, in an order that nobody knows before. `random` gives numbers in [0, 1). */
export function drawChallenges(random: () => number, sees: { eyes: boolean; mouth: boolean }): Challenge[] {
  const digits = Array.from({ length: 3 }, () => Math.floor(random() * 10));
  const all: Challenge[] = [
    { ask: 'turnLeft' },
    { ask: 'turnRight' },
    ...(sees.eyes ? [{ ask: 'closeEyes' } as const] : []),
    ...(sees.mouth ? [{ ask: 'readDigits', digits } as const] : []),
  ];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [all[last], all[other]] = [all[other] as Challenge, all[last] as Challenge];
  }
  return all;
}

/** Judges one frame. Pure: time is the frame's own. A frame without exactly one readable face shows nothing. */
export function judgeLiveness(before: Liveness, observation: Observation, straight: Straight): Liveness {
  const challenge = before.challenges[before.index];
  if (before.outcome !== 'running' || !challenge) return before;
  const state = { ...before, askedAt: before.askedAt ?? observation.at };
  const face = observation.faces.length === 1 ? nearestFace(observation.faces) : null;
  const after = face && !unreadable(face) ? shown(state, challenge, face, straight) : { ...state, streak: 0 };
  if (isDone(after, challenge)) return nextOf(after, after.failed);
  const isLate = observation.at - state.askedAt > PATIENCE_MS;
  return isLate ? nextOf(after, [...after.failed, challenge.ask]) : after;
}

function shown(state: Liveness, { ask }: Challenge, face: Face, straight: Straight): Liveness {
  switch (ask) {
    case 'turnLeft':
    case 'turnRight': {
      // The picture is not mirrored: whoever turns to their left turns to its right.
      const turned = face.yaw === null ? 0 : (face.yaw - straight.yaw) * (ask === 'turnLeft' ? 1 : -1);
      return { ...state, streak: turned >= TURN ? state.streak + 1 : 0 };
    }
    case 'closeEyes': {
      if (face.eyesOpen === null || !straight.eyesOpen) return state;
      if (face.eyesOpen < straight.eyesOpen * CLOSED_SHARE) return { ...state, streak: state.streak + 1 };
      // Lids that open again make it a blink; a picture with its eyes shut never opens them.
      return { ...state, moves: state.streak >= CLOSED_FRAMES ? state.moves + 1 : state.moves, streak: 0 };
    }
    case 'readDigits': {
      if (face.mouthOpen === null || straight.mouthOpen === null) return state;
      const apart = face.mouthOpen - straight.mouthOpen;
      if (state.isOpen) return apart < LIPS_CLOSED ? { ...state, isOpen: false, moves: state.moves + 1 } : state;
      return { ...state, isOpen: apart > LIPS_OPEN };
    }
  }
}

function isDone({ streak, moves }: Liveness, { ask }: Challenge): boolean {
  if (ask === 'closeEyes') return moves >= 1;
  return ask === 'readDigits' ? moves >= MOUTH_MOVES : streak >= TURN_FRAMES;
}

function nextOf({ challenges, index }: Liveness, failed: readonly Challenge['ask'][]): Liveness {
  const isLast = index + 1 >= challenges.length;
  const outcome = !isLast ? 'running' : failed.length === 0 ? 'passed' : 'unsure';
  return { challenges, index: index + 1, failed, outcome, ...CALM };
}
