import { frameLength, LISTEN_EVERY_MS } from '../../hearing/frame-length.ts';
import { soundOf } from '../../hearing/sound.ts';
import { hear, nothingHeard, voiceRatio } from '../../hearing/voice.ts';

/** Hears a whole sound as the page would, frame by frame. The answer at a millisecond is what the page knew then. */
export function hearSound(wave: Float32Array, sampleRate: number): (at: number) => number | null {
  const length = frameLength(sampleRate);
  const ratios: (number | null)[] = [];
  let hearing = nothingHeard;
  for (let at = 0; (at * sampleRate) / 1000 + length <= wave.length; at += LISTEN_EVERY_MS) {
    const from = Math.round((at * sampleRate) / 1000);
    hearing = hear(hearing, soundOf(wave.subarray(from, from + length), sampleRate), at);
    ratios.push(voiceRatio(hearing, at));
  }
  return (at) => ratios[Math.min(ratios.length - 1, Math.floor(at / LISTEN_EVERY_MS))] ?? null;
}
