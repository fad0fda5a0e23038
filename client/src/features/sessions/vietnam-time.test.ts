import { expect, it } from 'vitest';
import { dayOf, instantOf, timeOf } from './vietnam-time.ts';

it('what is typed is the time in Vietnam, wherever the browser stands', () => {
  const bell = instantOf('2026-11-24', '07:30');
  expect(new Date(bell).toISOString()).toBe('2026-11-24T00:30:00.000Z');
  expect([dayOf(bell), timeOf(bell)]).toEqual(['2026-11-24', '07:30']);
});

it('an hour after midnight in Vietnam is already the new day', () => {
  expect(dayOf(Date.parse('2026-11-23T18:00:00Z'))).toBe('2026-11-24');
});
