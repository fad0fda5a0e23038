import { SILENT, type Sound } from './sound.ts';

interface Frame {
  /** Milliseconds of any clock that only goes forward. */
  readonly at: number;
  readonly sound: Sound;
  /** The frame by itself sounds like a vowel. */
  readonly isVoiced: boolean;
  /** Voice is going on: frames around it agree. */
  readonly isActive: boolean;
}

/** What was heard in the last seconds, as numbers. */
export interface Hearing {
  readonly frames: readonly Frame[];
}
export const nothingHeard: Hearing = { frames: [] };

/** The own noise of a room is what is quiet in so long a time ... */
const FLOOR_MS = 8_000;
/** ... by this share of it: who talks without a break still breathes. */
const FLOOR_SHARE = 0.15;
/** What goes on for so long without any dip is a motor that has just begun, and the room's noise from now on. */
const DIPS_WITHIN_MS = 1_500;
/** A voice is so much louder than that, decibels, and no whisper of another room. */
const OVER_FLOOR = 9;
const LEAST_LEVEL = -58;
/** A vowel repeats itself so well ... */
const PERIODICITY = 0.6;
/** ... and hisses no more than this. */
const MOST_CROSSINGS = 0.3;
/** ... and dies away within a frame no more than this, decibels: a knock rings like a vowel, but not for long. */
const MOST_SWING = 8;
/** No voice holds its pitch so still from frame to frame, as a tone or a hum does: share of the pitch. */
const STILL_PITCH = 0.004;
/** So many voiced frames in `STILL_MS` are enough to say that a pitch stands still. */
const STILL_FRAMES = 4;
const STILL_MS = 700;
/** Voice begins with so many voiced frames among the last three ... */
const BEGINS_WITH = 2;
/** ... and goes on for so long after the last one: consonants and the gaps between words. */
const HANGS_MS = 250;
/** The time that `voiceRatio` speaks of, and the frames that must lie in it: a page in the background hears too little. */
const SECOND_MS = 1_000;
const LEAST_FRAMES = 8;
/** A voice in at least a third of the last second: who talks pauses too. */
const VOICE = 0.35;

/** Feeds one frame. Pure: the time is handed in. */
export function hear({ frames }: Hearing, sound: Sound, at: number): Hearing {
  const known = frames.filter((one) => at - one.at <= FLOOR_MS);
  const isVoiced = soundsVoiced(known, sound, at);
  const last = [...known.slice(-2).map((one) => one.isVoiced), isVoiced].filter(Boolean).length;
  const before = known.at(-1);
  const voicedAt = known.findLast((one) => one.isVoiced)?.at;
  const hangs = before?.isActive === true && voicedAt !== undefined && at - voicedAt <= HANGS_MS;
  return { frames: [...known, { at, sound, isVoiced, isActive: last >= BEGINS_WITH || hangs }] };
}

/**
 * Share of the last second in which a voice was heard, 0 to 1. Whose, and what it said, nothing here can tell. Null where
 * too little was heard to say so: just begun, page in the background, microphone switched off.
 */
export function voiceRatio({ frames }: Hearing, at: number): number | null {
  const second = frames.filter((one) => one.at > at - SECOND_MS && one.at <= at);
  if (second.length < LEAST_FRAMES || second.every(({ sound }) => sound.level <= SILENT)) return null;
  return second.filter(({ isActive }) => isActive).length / second.length;
}

/** Whether a share of the last second is a voice: what is shown to the candidate is what counts. */
export const isVoice = (ratio: number): boolean => ratio >= VOICE;

function soundsVoiced(known: readonly Frame[], sound: Sound, at: number): boolean {
  const { level, periodicity, pitch, crossings, swing } = sound;
  if (pitch === null || periodicity < PERIODICITY || crossings > MOST_CROSSINGS || swing > MOST_SWING) return false;
  if (level < LEAST_LEVEL || known.length < LEAST_FRAMES || level < floorOf(known, at) + OVER_FLOOR) return false;
  return !isStill([...known.filter((one) => at - one.at <= STILL_MS), { sound }]);
}

function floorOf(known: readonly Frame[], at: number): number {
  const levels = known.map(({ sound }) => sound.level).toSorted((a, b) => a - b);
  const recent = known.filter((one) => at - one.at <= DIPS_WITHIN_MS).map(({ sound }) => sound.level);
  return Math.max(levels[Math.floor(levels.length * FLOOR_SHARE)] ?? SILENT, Math.min(...recent));
}

/** Whether most steps of the pitch are none. */
function isStill(recent: readonly Pick<Frame, 'sound'>[]): boolean {
  const pitches = recent.flatMap(({ sound: { pitch, periodicity } }) =>
    pitch !== null && periodicity >= PERIODICITY ? [pitch] : [],
  );
  if (pitches.length < STILL_FRAMES) return false;
  const steps = pitches.slice(1).map((pitch, before) => Math.abs(pitch / (pitches[before] ?? pitch) - 1));
  return (steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 1) < STILL_PITCH;
}
