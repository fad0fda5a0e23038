import { expect, test } from 'vitest';
import { roadOf } from './road.ts';

const origin = 'https://thi.example.vn';
const asked = (path: string, mode = 'cors', method = 'GET') =>
  roadOf({ method, mode, url: new URL(path, origin).href, origin });

test.each([
  ['/thi', 'navigate', 'page'],
  ['/thi?x=1', 'navigate', 'page'],
  ['/assets/thi-1a2b.js', 'cors', 'file'],
  ['/scheme.js', 'no-cors', 'file'],
  ['/api/candidate', 'cors', 'none'],
  ['/api/candidate/paper', 'same-origin', 'none'],
  ['/ngan-hang', 'navigate', 'none'],
  ['/vision/3.3.6/human.esm.js', 'cors', 'none'],
  ['https://elsewhere.vn/thi', 'navigate', 'none'],
  ['https://elsewhere.vn/assets/a.js', 'cors', 'none'],
])('%s by %s is %s', (path, mode, road) => expect(asked(path, mode)).toBe(road));

test('what changes something is never touched', () => expect(asked('/thi', 'navigate', 'POST')).toBe('none'));
