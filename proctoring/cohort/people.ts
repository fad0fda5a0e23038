import type { Random } from 'shared/papers/random.ts';

/** Something a person does that a signal may tell of. */
export interface Act {
  /** The signal that should notice. */
  readonly kind: string;
  /** How often, in an hour of exam. */
  readonly perHour: number;
  /** How long, median seconds; 0 for a moment. */
  readonly seconds: number;
  readonly payload?: (random: Random) => unknown;
}

/** How answers come: the own pace, and whether some come in runs. */
export interface Pace {
  /** Runs of answers far faster than the own pace, in an hour. */
  readonly runsPerHour: number;
  /** Questions in a run, median. */
  readonly runOf: number;
  /** The whole sheet is worked out on paper and filled in at the end. */
  readonly fillsInAtTheEnd?: boolean;
}

export type Condition = 'good' | 'dim' | 'dark' | 'glasses' | 'lowResolution' | 'tilted';

export interface Person {
  readonly name: string;
  /** Does what a reviewer should see. Truth of the simulation; no part of the product knows it. */
  readonly planted: boolean;
  readonly acts: readonly Act[];
  readonly pace: Pace;
  /** Where the person always sits so; drawn otherwise. */
  readonly condition?: Condition;
  /** How common among the innocent, or among the planted. */
  readonly share: number;
}

const side = (side: 'sideways' | 'upOrDown') => () => ({ side });
const people = (faces: number) => () => ({ faces });
const characters = (from: number, to: number) => (random: Random) => ({
  characters: Math.round(from + random() * (to - from)),
});
const OWN_PACE: Pace = { runsPerHour: 0, runOf: 0 };

/**
 * What everybody does. The rates are assumptions, said in docs/proctoring-cohort.md; they are no finding about pupils.
 * Debounced detectors see only what lasts: a glance is no act.
 */
export const EVERYBODY: readonly Act[] = [
  { kind: 'lookingAway', perHour: 3, seconds: 7, payload: side('upOrDown') },
  { kind: 'noFace', perHour: 0.4, seconds: 5 },
  { kind: 'focusLost', perHour: 0.3, seconds: 4 },
  { kind: 'tabHidden', perHour: 0.05, seconds: 3 },
  { kind: 'fullscreenLeft', perHour: 0.1, seconds: 5 },
];

/** In so many rooms the paper comes with a sheet that opens in a tab of its own, and everyone looks things up there. */
export const SHEET = { chance: 0.1, acts: [{ kind: 'tabHidden', perHour: 6, seconds: 12 }] as readonly Act[] };

const innocent = (name: string, share: number, acts: readonly Act[], more: Partial<Person> = {}): Person => ({
  ...{ name, share, planted: false, pace: OWN_PACE },
  ...more,
  acts: [...EVERYBODY, ...acts],
});
const planted = (name: string, acts: readonly Act[], pace: Pace): Person => ({
  ...{ name, share: 1, planted: true, pace },
  acts: [...EVERYBODY, ...acts],
});

export const INNOCENT: readonly Person[] = [
  innocent('calm', 0.33, []),
  innocent('restless', 0.12, [
    { kind: 'lookingAway', perHour: 20, seconds: 8, payload: side('sideways') },
    { kind: 'noFace', perHour: 3, seconds: 6 },
  ]),
  innocent('glasses', 0.1, [], { condition: 'glasses' }),
  innocent('weak line', 0.1, [
    { kind: 'networkGap', perHour: 8, seconds: 40 },
    { kind: 'fullscreenLeft', perHour: 0.5, seconds: 6 },
  ]),
  innocent('types with an input method', 0.08, [
    { kind: 'focusLost', perHour: 5, seconds: 3 },
    { kind: 'pasted', perHour: 0.5, seconds: 0, payload: characters(30, 60) },
  ]),
  // A system that updates itself, a virus scanner, a chat that nobody could switch off: the same all the hour.
  innocent('is interrupted by the computer', 0.03, [
    { kind: 'tabHidden', perHour: 3, seconds: 3 },
    { kind: 'focusLost', perHour: 8, seconds: 4 },
  ]),
  innocent('goes to the toilet', 0.06, [
    { kind: 'noFace', perHour: 1, seconds: 200 },
    { kind: 'fullscreenLeft', perHour: 0.5, seconds: 20 },
  ]),
  innocent('bad light', 0.06, [], { condition: 'dark' }),
  innocent('someone walks behind', 0.05, [{ kind: 'severalFaces', perHour: 3, seconds: 6, payload: people(2) }]),
  innocent('works on paper, fills in at the end', 0.05, [], { pace: { ...OWN_PACE, fillsInAtTheEnd: true } }),
  innocent('finds some easy ones', 0.02, [], { pace: { runsPerHour: 0.5, runOf: 5 } }),
];

export const PLANTED: readonly Person[] = [
  planted(
    'uses a phone',
    [
      { kind: 'phoneSeen', perHour: 6, seconds: 18, payload: () => ({ score: 0.7 }) },
      { kind: 'lookingAway', perHour: 8, seconds: 14, payload: side('upOrDown') },
    ],
    { runsPerHour: 2, runOf: 7 },
  ),
  planted(
    'is helped by a second person',
    [
      { kind: 'severalFaces', perHour: 5, seconds: 25, payload: people(2) },
      { kind: 'lookingAway', perHour: 8, seconds: 12, payload: side('sideways') },
    ],
    { runsPerHour: 2, runOf: 7 },
  ),
  planted(
    'pastes answers from elsewhere',
    [
      { kind: 'tabHidden', perHour: 6, seconds: 14 },
      { kind: 'focusLost', perHour: 6, seconds: 16 },
      { kind: 'pasted', perHour: 4, seconds: 0, payload: characters(80, 400) },
    ],
    { runsPerHour: 2, runOf: 7 },
  ),
  planted(
    'reads another window and looks there',
    [
      { kind: 'tabHidden', perHour: 4, seconds: 14 },
      { kind: 'secondScreen', perHour: 0.8, seconds: 1500 },
      { kind: 'lookingAway', perHour: 10, seconds: 14, payload: side('sideways') },
    ],
    { runsPerHour: 1.5, runOf: 6 },
  ),
  planted(
    'covers the lens and searches',
    [
      { kind: 'coveredLens', perHour: 2.5, seconds: 60 },
      { kind: 'tabHidden', perHour: 2.5, seconds: 20 },
      { kind: 'fullscreenLeft', perHour: 2, seconds: 20 },
    ],
    { runsPerHour: 2, runOf: 7 },
  ),
  planted(
    'leaves the seat to ask',
    [
      { kind: 'noFace', perHour: 3, seconds: 75 },
      { kind: 'lookingAway', perHour: 6, seconds: 10, payload: side('sideways') },
      { kind: 'networkGap', perHour: 1, seconds: 60 },
    ],
    { runsPerHour: 2.5, runOf: 8 },
  ),
  planted(
    'copies from a neighbour with a delay',
    [{ kind: 'lookingAway', perHour: 15, seconds: 12, payload: side('sideways') }],
    { runsPerHour: 3, runOf: 7 },
  ),
];

/** The shares of cameras and light among those who are not tied to one. Assumed. */
export const CONDITIONS: readonly { readonly condition: Condition; readonly share: number }[] = [
  { condition: 'good', share: 0.66 },
  { condition: 'dim', share: 0.16 },
  { condition: 'dark', share: 0.04 },
  { condition: 'glasses', share: 0.06 },
  { condition: 'lowResolution', share: 0.05 },
  { condition: 'tilted', share: 0.03 },
];
