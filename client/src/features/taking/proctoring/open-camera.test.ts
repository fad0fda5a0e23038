import { afterEach, expect, test, vi } from 'vitest';
import { openCamera } from './open-camera.ts';

afterEach(() => vi.unstubAllGlobals());

test('a camera whose picture does not play is closed again', async () => {
  const stop = vi.fn();
  const tracks = [{ stop, addEventListener() {} }];
  const stream = { getTracks: () => tracks, getVideoTracks: () => tracks };
  const refusal = Object.assign(new Error('no play'), { name: 'AbortError' });
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: async () => stream } });
  vi.stubGlobal('document', { createElement: () => ({ play: () => Promise.reject(refusal) }) });
  expect(await openCamera()).toEqual({ ok: false, reason: 'busy' });
  expect(stop).toHaveBeenCalledOnce();
});
