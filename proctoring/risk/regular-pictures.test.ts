import { expect, test } from 'vitest';
import { tooFewPictures } from './regular-pictures.ts';

const MINUTE = 60_000;

test.each([
  ['none in twenty minutes of full watching', { full: 20 * MINUTE, light: 0, committed: 0 }, 10],
  ['none in ten minutes of light watching, which takes more', { full: 0, light: 10 * MINUTE, committed: 0 }, 10],
  ['a few in two hours', { full: 120 * MINUTE, light: 0, committed: 19 }, 60],
])('%s is told', (_, claimed, due) => {
  expect(tooFewPictures(claimed)).toMatchObject({ due, committed: claimed.committed });
});

test.each([
  ['nothing is due yet', { full: 19 * MINUTE, light: 0, committed: 0 }],
  ['a third came: the page was hidden, or the camera asleep', { full: 120 * MINUTE, light: 0, committed: 20 }],
  ['nothing was watched', { full: 0, light: 0, committed: 0 }],
])('nothing is told where %s', (_, claimed) => {
  expect(tooFewPictures(claimed)).toBeNull();
});
