import { describe, expect, it } from 'vitest';
import { jitterOf, listenToFrames } from './frame-rhythm.ts';

const every = (gap: (frame: number) => number) => {
  let at = 0;
  return Array.from({ length: 60 }, (_, frame) => (at += gap(frame)));
};

/** A video whose frames a test gives by hand. */
function playing() {
  let waiting: VideoFrameRequestCallback[] = [];
  const requestVideoFrameCallback = (call: VideoFrameRequestCallback) => waiting.push(call);
  const give = (at: number) => {
    const calls = waiting;
    waiting = [];
    for (const call of calls) call(at, {} as VideoFrameCallbackMetadata);
  };
  return { video: { requestVideoFrameCallback } as unknown as HTMLVideoElement, give };
}

describe('the rhythm of frames', () => {
  it('has next to no jitter by a timer, and some from a lens', () => {
    expect(jitterOf(every(() => 66))).toBe(0);
    expect(jitterOf(every((frame) => 66 + (frame % 3) * 8))).toBeGreaterThan(0.05);
    expect(jitterOf([1, 2, 3])).toBeNull();
  });

  it('says whether a new frame came since it was asked last', () => {
    const { video, give } = playing();
    const rhythm = listenToFrames(video);
    give(10);
    expect(rhythm.now().isDelivering).toBe(true);
    expect(rhythm.now().isDelivering).toBe(false);
    give(20);
    expect(rhythm.now().isDelivering).toBe(true);
  });

  it('is unknown where the browser has no frame callbacks', () => {
    expect(listenToFrames({} as HTMLVideoElement).now()).toEqual({ isDelivering: null, jitter: null });
  });
});
