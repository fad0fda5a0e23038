import { around, type Random } from '../pictures/random.ts';

/** Samples a second of every sound here. */
export const SOUND_RATE = 16_000;

/** What may be heard at a desk. `speech` is made of vowels with a moving pitch, hisses between them, and breaths. */
export const SOUND_NAMES = ['silence', 'speech', 'whiteNoise', 'fan', 'keyboard', 'melody'] as const;
export type SoundName = (typeof SOUND_NAMES)[number];

/** Noise of a microphone in a quiet room, amplitude. */
const ROOM_NOISE = 0.0006;

/** A sound of a drawn kind, samples between -1 and 1, always upon a quiet room. The same `random` gives the same sound. */
export function soundNamed(name: SoundName, seconds: number, random: Random): Float32Array {
  const wave = new Float32Array(Math.round(seconds * SOUND_RATE));
  for (let at = 0; at < wave.length; at += 1) wave[at] = around(random, ROOM_NOISE);
  makers[name](wave, random);
  return wave;
}

const makers: Record<SoundName, (wave: Float32Array, random: Random) => void> = {
  silence() {},
  whiteNoise: (wave, random) => add(wave, 0, wave.length, () => around(random, 0.2)),
  /** A motor: its turning with three overtones, and rushing air. */
  fan(wave, random) {
    const turns = 95 + random() * 30;
    let air = 0;
    add(wave, 0, wave.length, (at) => {
      air = 0.9 * air + around(random, 0.03);
      return air + [1, 2, 3, 4].reduce((sum, over) => sum + (0.05 / over) * sine(turns * over, at), 0);
    });
  },
  /** Clicks of keys: a click, a knock of the desk. Three to nine a second. */
  keyboard(wave, random) {
    for (let at = 0; at < wave.length; at += Math.round(SOUND_RATE * (0.11 + random() * 0.2))) {
      const knock = 120 + random() * 180;
      add(wave, at, Math.round(SOUND_RATE * 0.05), (since) => {
        const [click, desk] = [Math.exp(-since / 40), Math.exp(-since / 160)];
        return around(random, 0.5) * click + 0.15 * desk * sine(knock, since);
      });
    }
  },
  /** Notes of an instrument: each holds its pitch. */
  melody(wave, random) {
    for (let at = 0; at < wave.length; ) {
      const length = Math.round(SOUND_RATE * (0.2 + random() * 0.4));
      const note = 131 * 2 ** (Math.floor(random() * 18) / 12);
      add(wave, at, length, (since) => {
        const fades = Math.min(1, since / 300) * Math.exp(-since / (SOUND_RATE * 0.5));
        return fades * [1, 2, 3, 4, 5].reduce((sum, over) => sum + (0.15 / over) * sine(note * over, since), 0);
      });
      at += length;
    }
  },
  speech(wave, random) {
    const voice = 110 + random() * 130;
    let left = 0;
    for (let at = Math.round(SOUND_RATE * random() * 0.3); at < wave.length; left -= 1) {
      if (left <= 0) {
        at += Math.round(SOUND_RATE * (0.25 + random() * 0.4));
        left = 4 + Math.floor(random() * 6);
      }
      if (random() < 0.5) at += hiss(wave, at, random);
      at += vowel(wave, at, voice, random) + Math.round(SOUND_RATE * (0.02 + random() * 0.08));
    }
  },
};

function hiss(wave: Float32Array, at: number, random: Random): number {
  const length = Math.round(SOUND_RATE * (0.04 + random() * 0.05));
  let before = 0;
  add(wave, at, length, () => {
    const now = around(random, 0.06);
    const high = now - before;
    before = now;
    return high;
  });
  return length;
}

/** First three formants, Hz: i, e, a, o, u of an adult. */
const FORMANTS = [
  [280, 2250, 2900],
  [450, 2000, 2600],
  [750, 1300, 2500],
  [480, 900, 2500],
  [320, 750, 2300],
] as const;
const BANDWIDTH = 90;

/** Pulses of a larynx whose pitch rises or falls, through the resonances of a mouth. */
function vowel(wave: Float32Array, at: number, voice: number, random: Random): number {
  const length = Math.round(SOUND_RATE * (0.11 + random() * 0.14));
  const [from, to] = [voice * (1 + around(random, 0.15)), voice * (1 + around(random, 0.2))];
  const mouth = (FORMANTS[Math.floor(random() * FORMANTS.length)] ?? FORMANTS[0]).map(resonator);
  let phase = 0;
  add(wave, at, length, (since) => {
    phase += (from + ((to - from) * since) / length) / SOUND_RATE;
    const isPulse = phase >= 1;
    if (isPulse) phase -= 1;
    const shape = Math.sin((Math.PI * since) / length) ** 0.5;
    const pulse = (isPulse ? 1 : 0) + around(random, 0.02);
    return 0.45 * shape * mouth.reduce((sum, resonate, formant) => sum + resonate(pulse) / (formant + 1), 0);
  });
  return length;
}

/** A two-pole resonance at so many Hz. */
function resonator(hertz: number): (sample: number) => number {
  const radius = Math.exp((-Math.PI * BANDWIDTH) / SOUND_RATE);
  const turn = 2 * radius * Math.cos((2 * Math.PI * hertz) / SOUND_RATE);
  const gain = (1 - radius) * 4;
  let [one, two] = [0, 0];
  return (sample) => {
    const now = gain * sample + turn * one - radius ** 2 * two;
    two = one;
    one = now;
    return now;
  };
}

function sine(hertz: number, at: number): number {
  return Math.sin((2 * Math.PI * hertz * at) / SOUND_RATE);
}

function add(wave: Float32Array, from: number, length: number, sample: (since: number) => number): void {
  for (let since = 0; since < length && from + since < wave.length; since += 1)
    wave[from + since] = Math.max(-1, Math.min(1, (wave[from + since] ?? 0) + sample(since)));
}
