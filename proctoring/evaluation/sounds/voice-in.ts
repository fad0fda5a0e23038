import { seeded } from '../pictures/random.ts';
import { hearSound } from './hear-sound.ts';
import { SOUND_RATE, type SoundName, soundNamed } from './sounds.ts';

/** Each sound is made and heard for a minute, and that minute comes again. */
const MINUTE_S = 60;
/** In its first seconds the ear learns the room; they do not come again. */
const LEARNT_MS = 2_000;

const heard = new Map<string, (at: number) => number | null>();

/** What the page's ear says of a sound at a moment (milliseconds): heard once, by the page's own code. */
export function voiceIn(name: SoundName, seed: number, at: number): number | null {
  if (name === 'silence') return 0;
  const key = `${name} ${seed % VOICES}`;
  const ratio = heard.get(key) ?? hearSound(soundNamed(name, MINUTE_S, seeded(seed % VOICES)), SOUND_RATE);
  heard.set(key, ratio);
  return ratio(LEARNT_MS + (Math.round(at) % (MINUTE_S * 1_000 - LEARNT_MS)));
}
/** So many of each sound, drawn differently: as many as people are reported of. */
const VOICES = 8;
