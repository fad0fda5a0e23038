import { expect, test } from 'vitest';
import { isInsideSafeExamBrowser, mayBeChallenged, mayLookAgain } from './safe-browser.ts';

const WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0 SEB/3.10.1';
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0 Safari/537.36';
const storage = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
};

test('Safe Exam Browser is told from other browsers for the choice of words', () => {
  expect(isInsideSafeExamBrowser(WINDOWS)).toBe(true);
  expect(isInsideSafeExamBrowser(CHROME)).toBe(false);
});

test('a page in Safe Exam Browser looks again once before it refuses', () => {
  const window = storage();
  expect(mayLookAgain(window, WINDOWS)).toBe(true);
  expect(mayLookAgain(window, WINDOWS)).toBe(false);
});

test('a page elsewhere refuses at once, and so does one without storage', () => {
  expect(mayLookAgain(storage(), CHROME)).toBe(false);
  const refuses = {
    getItem: () => {
      throw new Error('storage is off');
    },
    setItem: () => {},
  };
  expect(mayLookAgain(refuses, WINDOWS)).toBe(false);
});

test('a client with the JavaScript API is asked by it once in a window, others never', () => {
  const window = storage();
  expect(mayBeChallenged(window, {})).toBe(false);
  expect(mayBeChallenged(window, { SafeExamBrowser: {} })).toBe(true);
  expect(mayBeChallenged(window, { SafeExamBrowser: {} })).toBe(false);
});
