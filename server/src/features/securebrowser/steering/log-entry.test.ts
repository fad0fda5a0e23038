import { expect, test } from 'vitest';
import { readLogEntry } from './log-entry.ts';

test.each([
  ['INFO_LOG', '<battery> Low at 18%', 18, { says: 'battery', number: 18, text: 'Low at 18%', kept: null }],
  ['INFO_LOG', '<battery> full', 250, { says: 'battery', number: 100, text: 'full', kept: null }],
  ['INFO_LOG', '<wlan> not connected', null, { says: 'wifi', number: null, text: 'not connected', kept: null }],
  ['INFO_LOG', '<wlan> weak', -1, { says: 'wifi', number: null, text: 'weak', kept: null }],
  ['NOTIFICATION', '<raisehand> Em ơi', 7, { says: 'hand', number: 7, text: 'Em ơi', kept: 'notice' }],
  ['NOTIFICATION', '<lockscreen> x', 8, { says: 'lock', number: 8, text: 'x', kept: 'notice' }],
  ['NOTIFICATION_CONFIRMED', null, 7, { says: 'confirmed', number: 7, text: '', kept: 'confirmed' }],
  [
    'WARN_LOG',
    'a <battery> inside',
    null,
    { says: 'nothing', number: null, text: 'a <battery> inside', kept: 'warning' },
  ],
  ['DEBUG_LOG', undefined, undefined, { says: 'nothing', number: null, text: '', kept: null }],
] as const)('a line %s "%s" (%s) is read', (type, text, numericValue, entry) => {
  expect(readLogEntry({ type, text, numericValue })).toEqual(entry);
});

test('a long line is cut, not refused', () => {
  expect(readLogEntry({ type: 'ERROR_LOG', text: 'x'.repeat(20_000) }).text).toHaveLength(1_000);
});
