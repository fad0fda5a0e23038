import { expect, test } from 'vitest';
import { heardSoFar } from './heard-so-far.ts';

function memoryStorage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test('a hearing that was cut off goes on where it was, after a reload too, and one heard to its end does not', () => {
  const storage = memoryStorage();
  const before = heardSoFar('a', () => storage);
  expect(before.of('m')).toBe(0);
  before.note('m', 41.5);
  const after = heardSoFar('a', () => storage);
  expect(after.of('m')).toBe(41.5);
  expect(heardSoFar('b', () => storage).of('m')).toBe(0);
  after.note('m', 0);
  expect(heardSoFar('a', () => storage).of('m')).toBe(0);
  expect(storage.kept.size).toBe(0);
});

test('a browser that keeps nothing still knows it on this page', () => {
  const heard = heardSoFar('a', () => {
    throw new Error('refused');
  });
  heard.note('m', 12);
  expect(heard.of('m')).toBe(12);
  expect(heardSoFar('a', () => ({ ...memoryStorage(), getItem: () => 'NaN' })).of('m')).toBe(0);
});
