/** The rhythm in which a camera gives frames, as far as the browser says. */
export interface FrameRhythm {
  now(): { readonly isDelivering: boolean | null; readonly jitter: number | null };
  stop(): void;
}

/** Fewer times than this say nothing about a rhythm. */
const LEAST_TIMES = 40;
const KEPT_TIMES = 60;

/** Listens to the frames of a playing video. Nothing is heard where the browser has no frame callbacks. */
export function listenToFrames(video: HTMLVideoElement): FrameRhythm {
  let times: number[] = [];
  let isNew = false;
  let isStopped = false;
  const canHear = 'requestVideoFrameCallback' in video;
  const hear: VideoFrameRequestCallback = (now, { captureTime }) => {
    isNew = true;
    times = [...times.slice(1 - KEPT_TIMES), captureTime ?? now];
    if (!isStopped) video.requestVideoFrameCallback(hear);
  };
  if (canHear) video.requestVideoFrameCallback(hear);
  return {
    now() {
      const isDelivering = canHear ? isNew : null;
      isNew = false;
      return { isDelivering, jitter: jitterOf(times) };
    },
    stop() {
      isStopped = true;
    },
  };
}

/** Standard deviation of the times between frames over their mean; null where they are too few. */
export function jitterOf(times: readonly number[]): number | null {
  if (times.length < LEAST_TIMES) return null;
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  if (mean <= 0) return null;
  return Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length) / mean;
}
