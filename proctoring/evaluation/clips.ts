import type { VisionSignal } from '../signals/detectors.ts';
import type { Random } from './pictures/random.ts';
import { around } from './pictures/random.ts';
import type { Condition, State } from './scenes.ts';
import type { SoundName } from './sounds/sounds.ts';

/** A part of a clip. A frozen camera keeps its last frame; a looped one plays a film of `FILM_MS` over and over. */
export interface Segment {
  readonly untilMs: number;
  readonly state: State;
  readonly camera?: 'frozen' | 'looped';
  /** What the microphone hears; silence where nothing is said. */
  readonly sound?: SoundName;
}

/** Some seconds before a camera with one thing that happens, or none. */
export interface Clip {
  readonly name: string;
  /** What should be told; null for a clip in which nothing happens. */
  readonly shows: VisionSignal | null;
  /** What may be told besides, because it is true of the clip as well. */
  readonly mayTell: readonly VisionSignal[];
  /** When it begins, milliseconds from the clip's start. */
  readonly onsetMs: number;
  readonly segments: readonly Segment[];
  /** Hours of one kind of sound or movement, reported by themselves. */
  readonly only?: SoundHours;
}

/** What may be taken for talking and is none: somebody else's voice, a mouth that chews, noise beside both, and the first two at once. */
export const SOUND_HOURS = ['othersTalk', 'mouthAlone', 'noise', 'bothAtOnce'] as const;
export type SoundHours = (typeof SOUND_HOURS)[number];

/** Length of a looped film, and the frames of a second in it. */
export const FILM_MS = 6_000;
export const FILM_FRAMES_PER_SECOND = 15;

const QUIET_MS = 10_000;
const EVENT_MS = 20_000;
const AFTER_MS = 6_000;
/** Nobody changes places without leaving the picture for a moment; too short for an empty chair. */
const SEAT_EMPTY_MS = 1_500;

interface Happening {
  readonly name: string;
  readonly shows: VisionSignal;
  readonly state: State;
  readonly mayTell?: readonly VisionSignal[];
  /** Only in good light: by the promises the other conditions are about six signals. */
  readonly onlyGood?: true;
}

const HAPPENINGS: readonly Happening[] = [
  { name: 'the chair is empty', shows: 'noFace', state: 'nobody' },
  { name: 'a second person joins', shows: 'severalFaces', state: 'two', mayTell: ['personBehind', 'personChanged'] },
  { name: 'a telephone is held up', shows: 'phoneSeen', state: 'phone' },
  { name: 'another person sits down', shows: 'personChanged', state: 'another', mayTell: ['lookingAway', 'noFace'] },
  { name: 'books stand beside', shows: 'bookSeen', state: 'books', onlyGood: true },
  { name: 'a notebook computer stands beside', shows: 'screenSeen', state: 'laptop', onlyGood: true },
  { name: 'somebody stands behind', shows: 'personBehind', state: 'behind', mayTell: ['severalFaces'], onlyGood: true },
  { name: 'the head stays turned', shows: 'lookingAway', state: 'turned', mayTell: ['personChanged'] },
  { name: 'the lens is covered', shows: 'coveredLens', state: 'covered', onlyGood: true },
];

/** Every clip of one person in a condition. `random` moves the onsets. */
export function clipsIn(condition: Condition, random: Random): Clip[] {
  const onset = () => Math.round(QUIET_MS + around(random, 2_000));
  const happenings = HAPPENINGS.filter(({ onlyGood }) => condition === 'good' || !onlyGood);
  const clips = happenings.map(({ name, shows, state, mayTell = [] }): Clip => {
    const onsetMs = onset();
    const segments: Segment[] = [
      { untilMs: state === 'another' ? onsetMs - SEAT_EMPTY_MS : onsetMs, state: 'alone' },
      ...(state === 'another' ? [{ untilMs: onsetMs, state: 'nobody' } as const] : []),
      { untilMs: onsetMs + EVENT_MS, state },
      { untilMs: onsetMs + EVENT_MS + AFTER_MS, state: 'alone' },
    ];
    return { name, shows, mayTell, onsetMs, segments };
  });
  const frozenAt = onset();
  const frozen: Clip = {
    name: 'the camera freezes',
    shows: 'frozenCamera',
    mayTell: [],
    onsetMs: frozenAt,
    segments: [
      { untilMs: frozenAt, state: 'alone' },
      { untilMs: frozenAt + EVENT_MS, state: 'alone', camera: 'frozen' },
    ],
  };
  const looped: Clip = {
    name: 'the camera plays a film',
    shows: 'loopedCamera',
    mayTell: [],
    // The film repeats for the first time.
    onsetMs: FILM_MS,
    segments: [{ untilMs: FILM_MS * 6, state: 'alone', camera: 'looped' }],
  };
  return [...clips, frozen, looped];
}

/** Hours in which nothing happens that should be told: small movements, short looks aside, a calculator, a passer-by. */
export function innocentHours(hours: number, condition: Condition, random: Random): Clip {
  const segments: Segment[] = [];
  let at = 0;
  const stay = (state: State, seconds: number) => {
    at += seconds * 1000;
    segments.push({ untilMs: at, state });
  };
  while (at < hours * 3_600_000) {
    stay('alone', 15 + random() * 75);
    const what = random();
    if (what < 0.5) stay('turned', 1 + random() * 3);
    else if (what < 0.65) stay('nobody', 0.5 + random() * 1.7);
    else if (condition !== 'good') continue;
    else if (what < 0.8) stay('behind', 0.5 + random() * 2);
    else stay('calculator', 10 + random() * 40);
  }
  return { name: 'an innocent sitting', shows: null, mayTell: [], onsetMs: 0, segments };
}

/** The candidate talks: lips move, and a voice is heard. */
export function talkingClip(random: Random): Clip {
  const onsetMs = Math.round(QUIET_MS + around(random, 2_000));
  const segments: Segment[] = [
    { untilMs: onsetMs, state: 'alone' },
    { untilMs: onsetMs + EVENT_MS, state: 'talks', sound: 'speech' },
    { untilMs: onsetMs + EVENT_MS + AFTER_MS, state: 'alone' },
  ];
  return { name: 'the candidate talks', shows: 'talking', mayTell: [], onsetMs, segments };
}

/** Hours with a voice and a still mouth, with a moving mouth and no voice, with noise beside both, and with others' voices beside a moving mouth. */
export function soundHours(hours: number, random: Random): Clip[] {
  const parts: Record<SoundHours, () => Pick<Segment, 'state' | 'sound'>> = {
    othersTalk: () => ({ state: random() < 0.9 ? 'alone' : 'turned', sound: 'speech' }),
    mouthAlone: () => ({ state: 'talks', sound: random() < 0.5 ? 'silence' : 'keyboard' }),
    noise: () => ({
      state: random() < 0.5 ? 'talks' : 'alone',
      sound: NOISES[Math.floor(random() * NOISES.length)] ?? 'fan',
    }),
    bothAtOnce: () => ({ state: 'talks', sound: 'speech' }),
  };
  return SOUND_HOURS.map((only) => {
    const segments: Segment[] = [{ untilMs: QUIET_MS, state: 'alone' }];
    for (let at = QUIET_MS; at < hours * 3_600_000; ) {
      at += Math.round(15_000 + random() * 45_000);
      segments.push({ untilMs: at, ...parts[only]() });
    }
    return { name: only, shows: null, mayTell: [], onsetMs: 0, segments, only };
  });
}
const NOISES: readonly SoundName[] = ['fan', 'keyboard', 'whiteNoise', 'melody'];
