import { expect, test } from 'vitest';
import { plainText } from '../content.ts';
import { parseResponse } from '../registry.ts';
import { describeKind, SECRET } from '../testing.ts';
import { hasRoom } from './drawing.ts';

describeKind(
  {
    kind: 'drawing',
    stem: plainText('Vẽ đồ thị hàm số'),
    background: { media: 'c'.repeat(64), alt: 'Hệ trục tọa độ', width: 600, height: 400 },
    width: 600,
    height: 400,
    rubric: [{ id: 'r1', criterion: SECRET, points: 1 }],
  },
  { hidden: ['rubric', 'criterion'] },
);

test('an answer is strokes, and no more ink than a ledger carries', () => {
  expect(parseResponse('drawing', ['k3 10,10 5,5'])).toEqual(['k3 10,10 5,5']);
  expect(parseResponse('drawing', ['<svg onload=alert(1)>'])).toBeNull();
  const long = `k3 ${Array.from({ length: 200 }, () => '10,10').join(' ')}`;
  const many = Array.from({ length: 60 }, () => long);
  expect(parseResponse('drawing', many)).toBeNull();
  expect(hasRoom(many.slice(0, 48), long)).toBe(true);
  expect(hasRoom(many.slice(0, 49), long)).toBe(false);
  expect(
    hasRoom(
      Array.from({ length: 200 }, () => 'k3 1,1'),
      'k3 1,1',
    ),
  ).toBe(false);
});
