import { expect, test } from 'vitest';
import { plainText } from '../content.ts';
import { scoreOf } from '../registry.ts';
import { describeKind, SECRET } from '../testing.ts';
import { type LabelPictureDefinition, labelPicture } from './label-picture.ts';

const cell: LabelPictureDefinition = {
  kind: 'labelPicture',
  stem: plainText('Ghép tên các bộ phận của tế bào'),
  picture: { media: 'b'.repeat(64), alt: 'Tế bào thực vật', width: 500, height: 400 },
  spots: [
    { id: 'p1', shape: 'circle', coords: [250, 200, 40] },
    { id: 'p2', shape: 'rect', coords: [0, 0, 60, 30] },
    { id: 'p3', shape: 'rect', coords: [0, 100, 60, 130] },
  ],
  labels: [
    { id: 'q7z', content: plainText('Nhân') },
    { id: 'a0d', content: plainText('Thành tế bào') },
    { id: 'mm4', content: plainText('Lục lạp') },
  ],
  key: { p1: ['q7z'], p2: ['a0d'], p3: [] },
  scoring: { rule: 'perPlace', penalty: 0.5 },
  solution: plainText(SECRET),
};

describeKind(cell, { keyless: { ...cell, key: {} }, hidden: ['key', 'scoring', 'solution'] });

test.each([
  [{ p1: 'q7z', p2: 'a0d' }, 1],
  [{ p1: 'q7z' }, 0.5],
  [{ p1: 'q7z', p2: 'a0d', p3: 'mm4' }, 0.75],
  [{ p3: 'mm4' }, -0.25],
])('%j earns %d', (response, share) => expect(scoreOf(cell, response, {})).toBe(share));

test('keys are said by the numbers on the picture', () => {
  expect(labelPicture.keyText(cell)).toBe('(1) Nhân; (2) Thành tế bào; (3) –');
  expect(labelPicture.problems({ ...cell, picture: null })).toContain('noPicture');
  expect(labelPicture.problems({ ...cell, key: { p1: ['q7z'] } })).toContain('noKey');
});

test('without a form the order in which labels were written tells nothing', () =>
  expect(labelPicture.toView({ ...cell, labels: cell.labels.toReversed() })).toEqual(labelPicture.toView(cell)));

test('says where two of its parts bear one id', () => {
  expect(labelPicture.problems(cell)).not.toContain('duplicateOption');
  expect(labelPicture.problems({ ...cell, spots: [...cell.spots, ...cell.spots] })).toContain('duplicateOption');
  expect(labelPicture.problems({ ...cell, labels: [...cell.labels, ...cell.labels] })).toContain('duplicateOption');
});

test('a corrected key names labels by the numbers on the picture', () => {
  expect(labelPicture.withKey(cell, '(3) Lục lạp')?.key).toEqual({ ...cell.key, p3: ['mm4'] });
  for (const line of ['(4) Nhân', '(3) Nhân', 'Nhân']) expect(labelPicture.withKey(cell, line)).toBeNull();
});
