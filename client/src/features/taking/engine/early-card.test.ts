import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { readCandidate } from 'shared/contracts/delivery.ts';
import { expect, test, vi } from 'vitest';
import { call } from '../../../api/call.ts';
import { takeEarlyCard } from './early-card.ts';

/** Runs the script that stands before the player's own, on a page at `pathname`. */
function scriptBefore(pathname: string, answer: () => Promise<Response>) {
  const asked: string[] = [];
  const page = {
    location: { pathname },
    performance: { now: () => 12 },
    localStorage: { getItem: () => null },
    matchMedia: () => ({ matches: false }),
    document: { documentElement: { setAttribute() {} } },
    fetch(address: string) {
      asked.push(address);
      return answer();
    },
  };
  const window: Pick<Window, 'khaothiEarly'> = {};
  runInNewContext(readFileSync(new URL('../../../../public/scheme.js', import.meta.url), 'utf8'), { ...page, window });
  return { asked, window };
}

test('who sits here is asked before the player has come, and only once', async () => {
  const { asked, window } = scriptBefore('/thi', async () => Response.json({ name: 'Vàng Thị Ánh' }));
  expect(asked).toEqual([readCandidate.path]);
  const early = takeEarlyCard(window);
  expect(early?.sentAt).toBe(12);
  expect(await call(readCandidate, { early: early?.answer })).toMatchObject({
    ok: true,
    value: { name: 'Vàng Thị Ánh' },
  });
  expect(takeEarlyCard(window)).toBeUndefined();
});

test('is asked again where there was no line yet', async () => {
  const { window } = scriptBefore('/thi', () => Promise.reject(new TypeError('fetch failed')));
  const asked = vi.fn(async () => Response.json({ name: 'Giàng A Páo' }));
  vi.stubGlobal('fetch', asked);
  expect(await call(readCandidate, { early: takeEarlyCard(window)?.answer })).toMatchObject({ ok: true });
  expect(asked).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
});

test('no other page asks', () => {
  expect(scriptBefore('/khao-sat/abc', async () => new Response()).asked).toEqual([]);
});
