import { afterEach, expect, test, vi } from 'vitest';
import { openMicrophone } from './open-microphone.ts';

afterEach(() => vi.unstubAllGlobals());

/** A browser with a microphone and a sound context as the test says. */
function browser(context: object) {
  const stopTrack = vi.fn();
  const tracks = [{ stop: stopTrack, muted: false, addEventListener() {} }];
  const stream = { getTracks: () => tracks, getAudioTracks: () => tracks };
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: async () => stream } });
  const document = new EventTarget();
  vi.stubGlobal('document', document);
  vi.stubGlobal(
    'AudioContext',
    class {
      sampleRate = 16_000;
      createAnalyser = () => ({ getFloatTimeDomainData() {} });
      createMediaStreamSource = () => ({ connect() {} });
      close = async () => {};
      constructor() {
        Object.assign(this, context);
      }
    },
  );
  return { document, stopTrack };
}

test('a microphone whose sound cannot be taken is closed again, and the context with it', async () => {
  const close = vi.fn(async () => {});
  const createMediaStreamSource = () => {
    throw Object.assign(new Error('no'), { name: 'InvalidStateError' });
  };
  const { stopTrack } = browser({ state: 'running', close, createMediaStreamSource });
  expect(await openMicrophone()).toEqual({ ok: false, reason: 'busy' });
  expect(stopTrack).toHaveBeenCalled();
  expect(close).toHaveBeenCalledOnce();
});

test('sound that the browser holds back is asked for once, and again at a touch of the page, until it is closed', async () => {
  const resume = vi.fn(async () => {});
  const { document } = browser({ state: 'suspended', resume });
  const opened = await openMicrophone();
  if (!opened.ok) throw new Error(opened.reason);
  expect([opened.frame(), opened.frame()]).toEqual(['held', 'held']);
  expect(resume).toHaveBeenCalledTimes(1);
  document.dispatchEvent(new Event('pointerdown'));
  expect(resume).toHaveBeenCalledTimes(2);
  opened.close();
  document.dispatchEvent(new Event('keydown'));
  expect(resume).toHaveBeenCalledTimes(2);
});
