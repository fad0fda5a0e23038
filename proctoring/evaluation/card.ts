import { VISION_SIGNALS, type VisionSignal } from '../signals/detectors.ts';
import { clipsIn, innocentHours, SOUND_HOURS, soundHours, talkingClip } from './clips.ts';
import { seeded } from './pictures/random.ts';
import { type Played, play } from './play.ts';
import { type CardRow, ratesOf } from './rates.ts';
import { CONDITIONS, personOf } from './scenes.ts';
import type { Album } from './sightings.ts';

/** Not evaluated from clips: a camera's name and its timing are not in a picture. */
const NOT_IN_CLIPS: readonly VisionSignal[] = ['virtualCamera'];

/** How long each candidate sits innocently: in good light long enough to state a rate, in others to see a gate. */
interface Sitting {
  readonly goodHours: number;
  readonly otherHours: number;
  /** Of each kind of sound, in good light. */
  readonly soundHours: number;
}
const SITTING: Sitting = { goodHours: 2, otherHours: 0.5, soundHours: 0.25 };

/** Plays every clip of the reported people. Pure but for time: the sightings say what was seen. */
export function playAll(albums: readonly Album[], sitting: Sitting = SITTING): Played[] {
  return albums
    .filter(({ of }) => of.half === 'report')
    .flatMap((album) => {
      const { person, condition } = album.of;
      const seed = person * 101 + CONDITIONS.indexOf(condition) * 7;
      const hours = condition === 'good' ? sitting.goodHours : sitting.otherHours;
      const clips = [...clipsIn(condition, seeded(seed)), innocentHours(hours, condition, seeded(seed + 1))];
      clips.push(talkingClip(seeded(seed + 3)));
      if (condition === 'good') clips.push(...soundHours(sitting.soundHours, seeded(seed + 2)));
      return clips.map((clip, index) => play(clip, album, seed * 31 + index));
    });
}

/**
 * The rows of the card: each signal in each condition in which its event was played, and by skin in good light; talking also
 * in what may be taken for it.
 */
export function cardOf(all: readonly Played[], backend: string): CardRow[] {
  const played = all.filter(({ clip }) => clip.only === undefined);
  const sounds = SOUND_HOURS.map((only): [string, Played[]] => [only, all.filter(({ clip }) => clip.only === only)]);
  const groups: [string, Played[]][] = CONDITIONS.map((condition) => [
    condition,
    played.filter(({ of }) => of.condition === condition),
  ]);
  for (const skin of ['lighter', 'darker'] as const)
    groups.push([
      `${skin}Skin`,
      played.filter(
        ({ of }) => of.condition === 'good' && personOf({ ...of, state: 'alone', variant: 0 }).skin === skin,
      ),
    ]);
  return VISION_SIGNALS.filter((signal) => !NOT_IN_CLIPS.includes(signal)).flatMap((signal) =>
    [...groups, ...(signal === 'talking' ? sounds : [])]
      .map(([condition, some]) => ratesOf(signal, condition, backend, some))
      .filter(({ n, hours }) => n + hours > 0),
  );
}

/** The promises of the product, in good light. */
export const PROMISED: readonly VisionSignal[] = [
  'noFace',
  'severalFaces',
  'phoneSeen',
  'coveredLens',
  'frozenCamera',
  'personChanged',
];
const LEAST_RECALL = 0.95;
const MOST_FALSE_ALARMS_PER_HOUR = 0.2;
/** As if each of them stood for a minute and a half: one that does not end breaks the promise however rarely it begins. */
const MOST_ALARMED = 0.005;

/** Where a card breaks a promise, in words; empty where it holds. In bad light a signal is silent or right. */
export function brokenPromises(card: readonly CardRow[]): string[] {
  return PROMISED.flatMap((signal) => {
    const row = card.find((one) => one.signal === signal && one.condition === 'good');
    if (!row || row.recall === null) return [`${signal}: not measured`];
    const inTheDark = card.find((one) => one.signal === signal && one.condition === 'dark');
    return [
      row.recall < LEAST_RECALL ? `${signal}: recall ${row.recall}, promised ${LEAST_RECALL}` : null,
      (row.falseAlarmsPerHour ?? 0) > MOST_FALSE_ALARMS_PER_HOUR
        ? `${signal}: ${row.falseAlarmsPerHour} false alarms an hour, promised ${MOST_FALSE_ALARMS_PER_HOUR}`
        : null,
      (row.alarmedShare ?? 0) > MOST_ALARMED
        ? `${signal}: falsely told for ${row.alarmedShare} of the time, promised ${MOST_ALARMED}`
        : null,
      inTheDark && (inTheDark.falseAlarmsPerHour ?? 0) > 0
        ? `${signal}: ${inTheDark.falseAlarmsPerHour} false alarms an hour in the dark`
        : null,
    ].filter((broken) => broken !== null);
  });
}

/** What may change by rounding and by other hardware before a card counts as worse. */
const SLACK = 0.02;

/** Where a card is worse than an earlier one, in words; rows that the new card does not have are not compared. */
export function worsened(card: readonly CardRow[], before: readonly CardRow[]): string[] {
  return card.flatMap((row) => {
    const old = before.find(
      (one) => one.signal === row.signal && one.condition === row.condition && one.backend === row.backend,
    );
    if (!old) return [];
    const name = `${row.signal} in ${row.condition}`;
    const less = (['precision', 'recall'] as const).filter((figure) => (row[figure] ?? 1) < (old[figure] ?? 0) - SLACK);
    const isLouder = (row.falseAlarmsPerHour ?? 0) > (old.falseAlarmsPerHour ?? 0) + SLACK;
    const isLonger = (row.alarmedShare ?? 0) > (old.alarmedShare ?? 1) + SLACK;
    return [
      ...(isLonger ? [`${name}: falsely told for ${row.alarmedShare} of the time, was ${old.alarmedShare}`] : []),
      ...less.map((figure) => `${name}: ${figure} ${row[figure]}, was ${old[figure]}`),
      ...(isLouder ? [`${name}: ${row.falseAlarmsPerHour} false alarms an hour, was ${old.falseAlarmsPerHour}`] : []),
    ];
  });
}
