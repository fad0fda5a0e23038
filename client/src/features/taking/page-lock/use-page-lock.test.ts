import { PageLockSettings } from 'shared/contracts/page-lock.ts';
import { expect, test } from 'vitest';
import { renewed } from './use-page-lock.ts';

const lock = { ...PageLockSettings.parse({}), relaxed: [] };

test('what an accommodation leaves out is taken as it comes, the rest stays as it was when the page was opened', () => {
  expect(renewed(null, lock)).toBe(lock);
  expect(renewed(lock, { ...lock, relaxed: ['copied'], asksScreen: true, watermark: false })).toEqual({
    ...lock,
    relaxed: ['copied'],
  });
});

test('where nothing changed, nothing begins anew', () => {
  const held = { ...lock, relaxed: ['copied' as const] };
  expect(renewed(held, { ...lock, relaxed: ['copied'] })).toBe(held);
});
