import { expect, test } from 'vitest';
import { nextOver } from './next-over.ts';

const session = (kept: number, until: number) => ({
  ...{ id: '1', title: 'Ca 1', endedAt: 0 },
  unflagged: { kept: 0, erased: 5, until: 10 },
  flagged: { kept, erased: 0, until },
  records: { kept: 3, until: 900 },
});

test('the next to be over is the first day of what is still kept; what was erased has none', () => {
  expect(nextOver({ sessions: [session(2, 400), session(1, 300)] })).toBe(300);
  expect(nextOver({ sessions: [session(0, 20)] })).toBe(900);
  expect(nextOver({ sessions: [] })).toBeNull();
});
