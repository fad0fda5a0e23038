import { expect, it } from 'vitest';
import { createLeaving } from './leaving.ts';

it('a pupil who leaves while the line is down is forgotten before anybody else is let in, also after a reload', async () => {
  const kept = new Map<string, string>();
  const storage = () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  let isUp = false;
  const load = () => createLeaving({ storage, signOut: async () => isUp });

  const first = load();
  first.owe();
  expect(await first.settle()).toBe(false);
  const reloaded = load();
  expect(reloaded.isOwed()).toBe(true);
  isUp = true;
  expect(await reloaded.settle()).toBe(true);
  expect(load().isOwed()).toBe(false);
});

it('is remembered by the page where the browser keeps nothing', () => {
  const leaving = createLeaving({
    storage: () => {
      throw new Error('refused');
    },
    signOut: async () => false,
  });
  leaving.owe();
  expect(leaving.isOwed()).toBe(true);
});
