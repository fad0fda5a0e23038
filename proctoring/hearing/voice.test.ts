import { describe, expect, test } from 'vitest';
import { seeded } from '../evaluation/pictures/random.ts';
import { hearSound } from '../evaluation/sounds/hear-sound.ts';
import { SOUND_RATE, type SoundName, soundNamed } from '../evaluation/sounds/sounds.ts';
import { frameLength } from './frame-length.ts';
import { SILENT, soundOf } from './sound.ts';
import { hear, nothingHeard, voiceRatio } from './voice.ts';

const SECONDS = 20;
/** Voice second by second; the first second, in which the room is learnt, is left out. */
function secondsOf(wave: Float32Array, rate = SOUND_RATE): number[] {
  const ratio = hearSound(wave, rate);
  const length = Math.floor(wave.length / rate);
  return Array.from({ length: length - 1 }, (_, second) => ratio((second + 2) * 1_000 - 50) ?? Number.NaN);
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const sound = (name: SoundName, seed: number, seconds = SECONDS) => soundNamed(name, seconds, seeded(seed));
const together = (one: Float32Array, other: Float32Array) => one.map((sample, at) => sample + (other[at] ?? 0));
const SEEDS = [1, 2, 3, 4, 5];

describe('a voice', () => {
  test.each(SEEDS)('is heard in most of a talk (voice %i)', (seed) => {
    const seconds = secondsOf(sound('speech', seed));
    expect(mean(seconds)).toBeGreaterThan(0.6);
    expect(seconds.filter((ratio) => ratio >= 0.5).length).toBeGreaterThan(seconds.length * 0.7);
  });

  test.each(['fan', 'keyboard'] as const)('is heard beside a %s too', (noise) => {
    const quieter = sound(noise, 1).map((sample) => sample * 0.3);
    expect(mean(secondsOf(together(sound('speech', 1), quieter)))).toBeGreaterThan(0.5);
  });

  test.each([44_100, 48_000])('is the same at %i samples a second', (rate) => {
    const wave = sound('speech', 2);
    const resampled = Float32Array.from(
      { length: Math.floor((wave.length * rate) / SOUND_RATE) },
      (_, at) => wave[Math.floor((at * SOUND_RATE) / rate)] ?? 0,
    );
    expect(mean(secondsOf(resampled, rate))).toBeCloseTo(mean(secondsOf(wave)), 1);
  });

  test('is not heard any more soon after it stopped', () => {
    const wave = Float32Array.from([...sound('speech', 3, 6), ...sound('silence', 3, 4)]);
    expect(secondsOf(wave).slice(-2)).toEqual([0, 0]);
  });
});

describe('no voice', () => {
  test.each(['silence', 'whiteNoise', 'fan', 'keyboard', 'melody'] as const)('is heard in %s', (name) => {
    for (const seed of SEEDS) expect(mean(secondsOf(sound(name, seed)))).toBeLessThan(0.02);
  });

  test.each(['fan', 'whiteNoise', 'melody'] as const)('is heard in a %s that begins in a quiet room', (name) => {
    for (const seed of SEEDS) {
      const wave = Float32Array.from([...sound('silence', seed, 5), ...sound(name, seed, 15)]);
      const seconds = secondsOf(wave);
      // The first of them may still be taken for something that dips.
      expect(mean(seconds.slice(7))).toBeLessThan(0.02);
      expect(seconds.filter((ratio) => ratio >= 0.5).length).toBeLessThanOrEqual(1);
    }
  });
});

describe('nothing is said of a voice', () => {
  test('where the microphone is switched off', () => {
    expect(new Set(secondsOf(new Float32Array(SOUND_RATE * 5)))).toEqual(new Set([Number.NaN]));
  });

  test('before there is a second of sound, and in a page that hears only now and then', () => {
    const ratio = hearSound(sound('speech', 1), SOUND_RATE);
    expect(ratio(200)).toBeNull();
    const frame = soundOf(sound('speech', 1).subarray(0, 1_024), SOUND_RATE);
    let seldom = nothingHeard;
    for (let at = 0; at < 10_000; at += 1_000) seldom = hear(seldom, frame, at);
    expect(voiceRatio(seldom, 9_000)).toBeNull();
  });
});

describe('a frame', () => {
  const tone = (hertz: number, rate: number) =>
    Float32Array.from({ length: frameLength(rate) }, (_, at) => 0.5 * Math.sin((2 * Math.PI * hertz * at) / rate));

  test.each([90, 150, 233, 390])('of %i Hz has that pitch, and its level', (hertz) => {
    for (const rate of [16_000, 44_100, 48_000]) {
      const { pitch, level, periodicity } = soundOf(tone(hertz, rate), rate);
      expect((pitch ?? 0) / hertz).toBeCloseTo(1, 2);
      // A sine of amplitude 0.5: -9.03 dB.
      expect(level).toBeCloseTo(-9, 0);
      expect(periodicity).toBeGreaterThan(0.98);
    }
  });

  test('of nothing is silent, and one that is too short has no pitch', () => {
    expect(soundOf(new Float32Array(1_024), 16_000)).toMatchObject({ level: SILENT, pitch: null });
    expect(soundOf(tone(150, 16_000).subarray(0, 200), 16_000).pitch).toBeNull();
    expect(soundOf(new Float32Array(0), 16_000).level).toBe(SILENT);
  });
});
