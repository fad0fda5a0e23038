import type { Baseline } from './baseline.ts';
import { detectBookSeen } from './book-seen/detect.ts';
import { detectCoveredLens } from './covered-lens/detect.ts';
import type { Says } from './debounce.ts';
import { type Around, type Detecting, type Detector, detecting, NOTHING_AROUND } from './detector.ts';
import { detectFrozenCamera } from './frozen-camera/detect.ts';
import { createLookingAway } from './looking-away/detect.ts';
import { createLoopedCamera } from './looped-camera/detect.ts';
import { detectNoFace } from './no-face/detect.ts';
import type { Observation } from './observation.ts';
import { detectPersonBehind } from './person-behind/detect.ts';
import { detectPersonChanged } from './person-changed/detect.ts';
import { detectPhoneSeen } from './phone-seen/detect.ts';
import { type PayloadOf, type SignalNameOf, signals } from './registry.ts';
import { detectScreenSeen } from './screen-seen/detect.ts';
import { detectSeveralFaces } from './several-faces/detect.ts';
import type { Level, Told } from './signal.ts';
import { createTalking } from './talking/detect.ts';
import { detectVirtualCamera } from './virtual-camera/detect.ts';

export type VisionSignal = SignalNameOf<'vision'>;

/** The signals that the camera can give, each with a fresh detector per attempt. Exhaustive, like the observers. */
const detectors: { [Name in VisionSignal]: (baseline: Baseline | null) => Detector<PayloadOf<Name>> } = {
  noFace: () => detectNoFace,
  severalFaces: () => detectSeveralFaces,
  coveredLens: () => detectCoveredLens,
  phoneSeen: () => detectPhoneSeen,
  bookSeen: () => detectBookSeen,
  screenSeen: () => detectScreenSeen,
  personBehind: () => detectPersonBehind,
  personChanged: () => detectPersonChanged,
  lookingAway: createLookingAway,
  talking: createTalking,
  frozenCamera: () => detectFrozenCamera,
  loopedCamera: createLoopedCamera,
  virtualCamera: () => detectVirtualCamera,
};
export const VISION_SIGNALS = Object.keys(detectors) as VisionSignal[];

export interface Seeing {
  see(observation: Observation, around?: Around): void;
  /** Nobody looks any more. */
  end(): void;
  /** What each measured signal says right now: shown to the candidate. */
  now(): Partial<Record<VisionSignal, Says>>;
}

/**
 * Runs every detector that the level allows over the frames of one attempt. `baseline`: of the check-in; without one it is
 * taken from the first looks.
 */
export function createSeeing(
  level: Level,
  tell: (kind: VisionSignal, told: Told) => void,
  baseline: Baseline | null = null,
): Seeing {
  const running = new Map<VisionSignal, Detecting>();
  for (const kind of VISION_SIGNALS) {
    if (signals[kind].level > level) continue;
    running.set(
      kind,
      detecting(detectors[kind](baseline) as Detector<unknown>, (told) => tell(kind, told)),
    );
  }
  return {
    see(observation, around = NOTHING_AROUND) {
      for (const one of running.values()) one.see(observation, around);
    },
    end() {
      for (const one of running.values()) one.end();
    },
    now: () => Object.fromEntries([...running].map(([kind, one]) => [kind, one.now()])),
  };
}
