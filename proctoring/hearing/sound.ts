/** What one frame of sound says of a voice. Nothing can be understood or played from it, and nobody recognised. */
export interface Sound {
  /** Mean power in decibels below full scale; `SILENT` where every sample is the same. */
  readonly level: number;
  /** How much the frame repeats itself at the best period of a voice, -1 to 1: near 1 for a vowel, near 0 for noise. */
  readonly periodicity: number;
  /** Hz of that period; null where no period between those of a voice stands out. */
  readonly pitch: number | null;
  /** Share of neighbouring samples between which the sign changes: high in hisses and clicks. */
  readonly crossings: number;
  /** Decibels between its louder and its quieter half: a knock dies within a frame, a vowel lasts. */
  readonly swing: number;
}

/** Decibels of a microphone that is switched off: a real one always has a little noise. */
export const SILENT = -120;
/** Voices of children and adults, Hz. */
const LOWEST = 80;
const HIGHEST = 400;
/** Samples a second that are enough for a voice; faster ones are thinned, Hz. */
const ENOUGH = 16_000;

/**
 * Level, period and zero crossings of a frame of 40 ms or so: normalised cross-correlation of the frame with itself (Talkin,
 * "A robust algorithm for pitch tracking", 1995). Samples between -1 and 1. Pure; keeps nothing.
 */
export function soundOf(samples: Float32Array, sampleRate: number): Sound {
  const step = Math.max(1, Math.floor(sampleRate / ENOUGH));
  const rate = sampleRate / step;
  const wave = centred(samples, step);
  const power = energy(wave, 0, wave.length) / Math.max(1, wave.length);
  if (power === 0) return { level: SILENT, periodicity: 0, pitch: null, crossings: 0, swing: 0 };
  const { periodicity, lag } = bestPeriod(wave, Math.floor(rate / HIGHEST), Math.ceil(rate / LOWEST));
  return {
    level: Math.max(SILENT, 10 * Math.log10(power)),
    periodicity,
    pitch: lag === null ? null : rate / lag,
    crossings: crossingsOf(wave),
    swing: swingOf(wave),
  };
}

/** Means of `step` samples each, around their own middle. */
function centred(samples: Float32Array, step: number): Float32Array {
  const wave = new Float32Array(Math.floor(samples.length / step));
  let sum = 0;
  for (let at = 0; at < wave.length; at += 1) {
    let mean = 0;
    for (let within = 0; within < step; within += 1) mean += samples[at * step + within] ?? 0;
    wave[at] = mean / step;
    sum += mean / step;
  }
  const middle = sum / Math.max(1, wave.length);
  for (let at = 0; at < wave.length; at += 1) wave[at] = (wave[at] ?? 0) - middle;
  return wave;
}

function energy(wave: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += (wave[at] ?? 0) ** 2;
  return sum;
}

/** A multiple of a period fits nearly as well: of two peaks that differ by less the shorter one is the period. */
const NEARLY = 0.9;

function bestPeriod(
  wave: Float32Array,
  shortest: number,
  longest: number,
): { periodicity: number; lag: number | null } {
  const width = wave.length - longest - 1;
  if (width < longest) return { periodicity: 0, lag: null };
  const still = energy(wave, 0, width);
  let moved = energy(wave, shortest - 1, shortest - 1 + width);
  const fits: number[] = [];
  for (let lag = shortest - 1; lag <= longest + 1; lag += 1) {
    const both = still * moved;
    fits.push(both > 0 ? productAt(wave, lag, width) / Math.sqrt(both) : 0);
    // A step further: one sample leaves the window, one comes in.
    moved = Math.max(0, moved - (wave[lag] ?? 0) ** 2 + (wave[lag + width] ?? 0) ** 2);
  }
  const peaks = fits.flatMap((fit, at) => {
    const [before, after] = [fits[at - 1], fits[at + 1]];
    return before !== undefined && after !== undefined && fit > before && fit >= after ? [at] : [];
  });
  const best = Math.max(0, ...peaks.map((at) => fits[at] ?? 0));
  const at = peaks.find((one) => (fits[one] ?? 0) >= best * NEARLY);
  if (at === undefined || best === 0) return { periodicity: Math.max(0, ...fits), lag: null };
  const [before = 0, fit = 0, after = 0] = fits.slice(at - 1, at + 2);
  // The top of the parabola through three neighbours: finer than a sample.
  const curve = before - 2 * fit + after;
  return { periodicity: fit, lag: shortest - 1 + at + (curve === 0 ? 0 : (before - after) / (2 * curve)) };
}

function productAt(wave: Float32Array, lag: number, width: number): number {
  let product = 0;
  for (let at = 0; at < width; at += 1) product += (wave[at] ?? 0) * (wave[at + lag] ?? 0);
  return product;
}

function crossingsOf(wave: Float32Array): number {
  let changes = 0;
  for (let at = 1; at < wave.length; at += 1) if ((wave[at] ?? 0) >= 0 !== (wave[at - 1] ?? 0) >= 0) changes += 1;
  return changes / Math.max(1, wave.length - 1);
}

function swingOf(wave: Float32Array): number {
  const middle = Math.floor(wave.length / 2);
  const [first, second] = [energy(wave, 0, middle), energy(wave, middle, middle * 2)];
  return first === 0 || second === 0 ? -SILENT : Math.abs(10 * Math.log10(first / second));
}
