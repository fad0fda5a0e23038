import { testPage } from 'proctoring/signals/testing.ts';
import { afterEach, expect, test, vi } from 'vitest';
import { startProctoring } from './start-proctoring.ts';
import { notWatching, type WatchStatus } from './status.ts';

afterEach(() => vi.unstubAllGlobals());

/** Parts of the page are loaded when they are needed. */
const PATIENCE = { timeout: 15_000 };

/** An exam of level 3 in a browser that opens the microphone, and whose camera takes its time. */
function sitting(microphone: 'yes' | 'notAsked' | 'notConsented', relaxed: readonly string[] = []) {
  const { document, window } = testPage();
  const asked: string[] = [];
  const stopTrack = vi.fn();
  const tracks = [{ stop: stopTrack, muted: false, addEventListener() {} }];
  const getUserMedia = async ({ audio }: MediaStreamConstraints) => {
    asked.push(audio ? 'audio' : 'video');
    if (!audio) await new Promise(() => {});
    return { getTracks: () => tracks, getAudioTracks: () => tracks };
  };
  const mediaDevices = Object.assign(new EventTarget(), { getUserMedia });
  const globals = {
    ...{ document, window, navigator: { onLine: true, mediaDevices } },
    ...{ addEventListener() {}, removeEventListener() {} },
    fetch: async () => Response.json({ nonce: 'nonce' }),
    AudioContext: class {
      state = 'running';
      sampleRate = 16_000;
      createAnalyser = () => ({ getFloatTimeDomainData() {} });
      createMediaStreamSource = () => ({ connect() {} });
      close = async () => {};
    },
  };
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  let status: WatchStatus = notWatching;
  const proctoring = startProctoring({
    level: 3,
    withoutConsent: false,
    microphone,
    attemptId: 'attempt-one',
    send: async () => ({ nonce: 'nonce' }),
    now: Date.now,
    relaxed,
    hold: { hidesField: true, locksKeyboard: true },
    screen: null,
    checkedIn: null,
    onSignal() {},
    onPictureNotAllowed() {},
    onStatus: (now) => {
      status = now;
    },
  });
  return { asked, stopTrack, proctoring, status: () => status };
}

test.each([
  ['notAsked', []],
  ['notConsented', []],
  ['yes', ['talking']],
] as const)('the browser is not asked for sound where it is %s, and %o is left out', async (microphone, relaxed) => {
  const { asked, proctoring } = sitting(microphone, relaxed);
  await vi.waitUntil(() => asked.includes('video'), PATIENCE);
  await import('./watch-microphone.ts');
  await new Promise(setImmediate);
  expect(asked).toEqual(['video']);
  proctoring.stop();
});

test('a word against the microphone closes it and says so, and the camera goes on as it was', async () => {
  const { asked, stopTrack, proctoring, status } = sitting('yes');
  await vi.waitUntil(() => asked.length === 2 && status().microphone.state === 'on', PATIENCE);
  proctoring.stopListening('notConsented');
  await new Promise(setImmediate);
  expect(stopTrack).toHaveBeenCalled();
  expect(asked.toSorted()).toEqual(['audio', 'video']);
  expect(status()).toMatchObject({
    camera: { state: 'starting' },
    microphone: { state: 'notHeard', reason: 'notConsented' },
  });
  proctoring.stop();
});

test('an accommodation in the middle of the exam closes the microphone and leaves signals of the page out', async () => {
  const { asked, stopTrack, proctoring, status } = sitting('yes');
  await vi.waitUntil(() => asked.length === 2 && status().microphone.state === 'on', PATIENCE);
  expect(status().page.focusLost).toBe('measured');
  proctoring.relax(['focusLost', 'talking']);
  await new Promise(setImmediate);
  expect(stopTrack).toHaveBeenCalled();
  expect(status()).toMatchObject({ microphone: { state: 'off' }, page: { focusLost: 'relaxed', pasted: 'measured' } });
  proctoring.relax([]);
  expect(status()).toMatchObject({ microphone: { state: 'off' }, page: { focusLost: 'measured' } });
  proctoring.stop();
});
