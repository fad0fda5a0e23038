import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepPlayer } from './keep-player.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubEnv('PROD', true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

type End = 'noWorker' | 'filesMissing' | 'kept';

/** A browser whose tries to bring the worker end as told, one after another; the last again and again. */
function browser(readyState: string, ends: readonly End[], hasOlder = false) {
  const tries: End[] = [];
  const registration: { installing: (EventTarget & { state: string }) | null; update(): Promise<void> } = {
    installing: null,
    update: fetchWorker,
  };
  async function fetchWorker(): Promise<void> {
    const end = ends[Math.min(tries.length, ends.length - 1)] ?? 'kept';
    tries.push(end);
    if (end === 'noWorker') throw new TypeError('Failed to fetch');
    const installing = Object.assign(new EventTarget(), { state: 'installing' });
    registration.installing = installing;
    setTimeout(() => {
      registration.installing = null;
      installing.state = end === 'kept' ? 'activated' : 'redundant';
      installing.dispatchEvent(new Event('statechange'));
    }, 100);
  }
  const register = async () => {
    if (!hasOlder) await fetchWorker();
    return registration;
  };
  const window = new EventTarget();
  vi.stubGlobal('navigator', { serviceWorker: { register } });
  vi.stubGlobal('document', { readyState });
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  return { tries, load: () => window.dispatchEvent(new Event('load')) };
}

test('what a weak line did not bring is asked for again until the player is kept, and then no more', async () => {
  const { tries } = browser('complete', ['noWorker', 'filesMissing', 'kept']);
  keepPlayer();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(tries).toEqual(['noWorker', 'filesMissing', 'kept']);
});

test('the page comes first, and one whose picture hangs is kept all the same', async () => {
  const { tries, load } = browser('loading', ['kept']);
  keepPlayer();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(tries).toEqual([]);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(tries).toEqual(['kept']);
  load();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(tries).toEqual(['kept']);
});

test("an older player's worker does not stand for this one's", async () => {
  const { tries } = browser('complete', ['filesMissing', 'kept'], true);
  keepPlayer();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(tries).toEqual(['filesMissing', 'kept']);
});

test('what will never come is not asked for without end', async () => {
  const { tries } = browser('complete', ['noWorker']);
  keepPlayer();
  await vi.advanceTimersByTimeAsync(48 * 3_600_000);
  expect(tries.length).toBeLessThan(50);
});
