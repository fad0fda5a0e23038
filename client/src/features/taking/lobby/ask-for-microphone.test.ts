import { afterEach, expect, test, vi } from 'vitest';
import { askForMicrophone } from './ask-for-microphone.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  [true, 1],
  [false, 0],
])('the browser is asked only where exam, pupil and family each said yes: %s', async (listens, times) => {
  const getUserMedia = vi.fn(async () => {
    throw Object.assign(new Error('no'), { name: 'NotAllowedError' });
  });
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });
  vi.stubGlobal('fetch', async () => Response.json({ listens }));
  await askForMicrophone();
  expect(getUserMedia).toHaveBeenCalledTimes(times);
});
