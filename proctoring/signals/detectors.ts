import { detectCoveredLens } from './covered-lens/detect.ts';
import type { Says } from './debounce.ts';
import { type Detecting, type Detector, detecting } from './detector.ts';
import { createLookingAway } from './looking-away/detect.ts';
import { detectNoFace } from './no-face/detect.ts';
import type { Observation } from './observation.ts';
import { detectPhoneSeen } from './phone-seen/detect.ts';
import { type PayloadOf, type SignalNameOf, signals } from './registry.ts';
import { detectSeveralFaces } from './several-faces/detect.ts';
import type { Level, Told } from './signal.ts';

export type VisionSignal = SignalNameOf<'vision'>;

/** The signals that the camera can give, each with a fresh detector per attempt. Exhaustive, like the observers. */
const detectors: { [Name in VisionSignal]: () => Detector<PayloadOf<Name>> } = {
  noFace: () => detectNoFace,
  severalFaces: () => detectSeveralFaces,
  coveredLens: () => detectCoveredLens,
  phoneSeen: () => detectPhoneSeen,
  lookingAway: createLookingAway,
};
const VISION_SIGNALS = Object.keys(detectors) as VisionSignal[];

export interface Seeing {
  see(observation: Observation): void;
  /** Nobody looks any more. */
  end(): void;
  /** What each measured signal says right now: shown to the candidate. */
  now(): Partial<Record<VisionSignal, Says>>;
}

/** Runs every detector that the level allows over the frames of one attempt. */
export function createSeeing(level: Level, tell: (kind: VisionSignal, told: Told) => void): Seeing {
  const running = new Map<VisionSignal, Detecting>();
  for (const kind of VISION_SIGNALS) {
    if (signals[kind].level > level) continue;
    running.set(
      kind,
      detecting(detectors[kind]() as Detector<unknown>, (told) => tell(kind, told)),
    );
  }
  return {
    see(observation) {
      for (const one of running.values()) one.see(observation);
    },
    end() {
      for (const one of running.values()) one.end();
    },
    now: () => Object.fromEntries([...running].map(([kind, one]) => [kind, one.now()])),
  };
}
