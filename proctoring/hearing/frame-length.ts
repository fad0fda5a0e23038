/** The page listens so often. Milliseconds. */
export const LISTEN_EVERY_MS = 50;
/** A frame holds at least so much sound: three periods of the deepest voice. Milliseconds. */
const FRAME_MS = 40;

/** Samples of a frame: the smallest power of two that is long enough, as a browser's analyser wants it. */
export function frameLength(sampleRate: number): number {
  return 2 ** Math.ceil(Math.log2((sampleRate * FRAME_MS) / 1000));
}
