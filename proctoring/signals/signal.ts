import type { z } from 'zod';

/** How far an exam watches: 0 nothing, 1 the page, 2 presence before the camera, 3 full vision. Set per session by a person. */
export type Level = 0 | 1 | 2 | 3;

/** Where evidence comes from. */
export type Modality = 'page' | 'vision' | 'account' | 'custody' | 'timing' | 'answers';

/** What can be wrong independently of one another: two of these must agree before a person is asked to look soon. */
export type Source = 'page' | 'vision' | 'timing' | 'answers';

type Browser = 'chromium' | 'firefox' | 'safari';

export interface Said {
  readonly vi: string;
  readonly en: string;
}

/** What one signal adds to the log-odds that a person should look. */
export interface Weight {
  /** Added by one signal at full strength; 0 for what is only reported. */
  readonly logOdds: number;
  /** An interval reaches full strength after so long; absent for moments. */
  readonly fullAfterSeconds?: number;
  /** All signals of this kind together never add more. */
  readonly cap: number;
  /** After so long the contribution is half. */
  readonly halfLifeMinutes: number;
  /** Where the figure comes from. A weight that nobody measured says "prior". */
  readonly source: string;
}

/**
 * A kind of signal: PLUG POINT 2. A signal is evidence for a person and never a verdict: the sentence says what was
 * seen, not what it means. `payload` holds as little as the sentence needs.
 */
export interface SignalKind<Payload> {
  readonly kind: string;
  readonly modality: Modality;
  /** Whose agreement it repeats, where that does not follow from the modality (`risk/risk.ts`). */
  readonly source?: Source;
  /** The lowest level at which it may be measured. */
  readonly level: 1 | 2 | 3;
  /** What the exam, the pupil and the family must have allowed besides the level. */
  readonly asks?: 'microphone';
  readonly payload: z.ZodType<Payload>;
  readonly weight: Weight;
  /** Raw strength from the payload, 0 to 1, where a little of it means less: a few characters, a short run. 1 where absent. */
  readonly strength?: (payload: Payload) => number;
  /** Browsers in which it can exist; elsewhere its absence means "unknown", never "clean". */
  readonly browsers: readonly Browser[] | 'server';
  /** A short name for lists and charts. */
  readonly name: Said;
  /** One sentence for a reviewer. `seconds` is null for a moment, or while the interval lasts. */
  readonly sentence: (payload: Payload, seconds: number | null) => Said;
}

/** Says a kind; only gives the compiler its exact types, the modality among them. */
export function signalKind<Payload, const From extends Modality>(
  said: SignalKind<Payload> & { readonly modality: From },
): SignalKind<Payload> & { readonly modality: From } {
  return said;
}

/** A signal as an observer or detector tells it: when it begins with `endedAt` null, and again when it is over. Unix ms. */
export interface Told<Payload = unknown> {
  readonly startedAt: number;
  /** Equal to `startedAt` for a moment. */
  readonly endedAt: number | null;
  readonly payload: Payload;
}
export type Tell<Payload> = (told: Told<Payload>) => void;

export const ALL_BROWSERS = ['chromium', 'firefox', 'safari'] as const;
export const DESIGN_PRIOR = 'prior: secure-browser.md part 2, not yet measured on labelled sessions';
export const VISION_PRIOR =
  'prior: single frames had precision 0.09-0.28 (10.3389/feduc.2022.881449), hence the debounce and a low weight';

/** "12 giây", "3 phút 05 giây"; "đang diễn ra" for an interval that lasts. */
export function lasting(seconds: number | null): Said {
  if (seconds === null) return { vi: 'đang diễn ra', en: 'going on' };
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return { vi: `${whole} giây`, en: `${whole} s` };
  const rest = String(whole % 60).padStart(2, '0');
  return { vi: `${Math.floor(whole / 60)} phút ${rest} giây`, en: `${Math.floor(whole / 60)} min ${rest} s` };
}
