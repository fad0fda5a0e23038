import { expect, test } from 'vitest';
import { plainText } from '../content.ts';
import { problemsOf, scoreOf } from '../registry.ts';
import { describeKind, SECRET } from '../testing.ts';
import { type HotspotDefinition, hotspot, mostChoices } from './hotspot.ts';

const picture = { media: 'a'.repeat(64), alt: 'Bản đồ Việt Nam', width: 400, height: 600 };
const map: HotspotDefinition = {
  kind: 'hotspot',
  stem: plainText('Chọn tỉnh Lào Cai'),
  picture,
  spots: [
    { id: 's1', label: 'góc tây bắc', shape: 'circle', coords: [100, 80, 30] },
    { id: 's2', label: 'giữa', shape: 'rect', coords: [150, 250, 220, 320] },
    { id: 's3', label: 'phía nam', shape: 'polygon', coords: [150, 480, 220, 480, 190, 560] },
  ],
  key: ['s1'],
  scoring: { rule: 'allOrNothing' },
  solution: plainText(SECRET),
};

describeKind(map, { keyless: { ...map, key: [] }, hidden: ['key', 'scoring', 'solution'] });

test('one place by default, any number for 0', () => {
  expect(mostChoices(map)).toBe(1);
  expect(mostChoices({ ...map, maxChoices: 0 })).toBe(3);
  expect(mostChoices({ ...map, maxChoices: 9 })).toBe(3);
  expect(scoreOf(map, ['s1', 's2'], {})).toBe(0);
  const two: HotspotDefinition = { ...map, key: ['s1', 's3'], maxChoices: 2, scoring: { rule: 'rightMinusWrong' } };
  expect(scoreOf(two, ['s1'], {})).toBe(0.5);
  expect(scoreOf(two, ['s1', 's3'], {})).toBe(1);
});

test('says what is missing: the picture, its words, the names of places', () => {
  expect(hotspot.problems({ ...map, picture: null })).toContain('noPicture');
  expect(problemsOf({ ...map, picture: { ...picture, alt: ' ' } })).toContain('imageWithoutAlt');
  expect(hotspot.problems({ ...map, spots: map.spots.map((spot) => ({ ...spot, label: '' })) })).toContain(
    'emptyOption',
  );
  expect(hotspot.problems({ ...map, spots: [...map.spots, ...map.spots] })).toContain('duplicateOption');
  expect(hotspot.problems({ ...map, key: ['s1', 's2'] })).toContain('keyOutOfReach');
});

test('a key is corrected by the numbers on the picture', () => {
  expect(hotspot.withKey(map, '3')?.key).toEqual(['s3']);
  expect(hotspot.withKey({ ...map, maxChoices: 2 }, '1, 2')?.key).toEqual(['s1', 's2']);
  // Nobody could give two where one may be chosen.
  expect(hotspot.withKey(map, '1, 2')).toBeNull();
  expect(hotspot.withKey(map, '4')).toBeNull();
  expect(hotspot.withKey(map, 'A')).toBeNull();
});

test('a corrected key is read by the names of the places too', () => {
  expect(hotspot.withKey(map, hotspot.keyText(map))).toEqual(map);
});

test('a number that is also the name of another place is refused, and with its brackets it is the number', () => {
  const numbered = { ...map, spots: map.spots.map((spot, at) => ({ ...spot, label: ['2', '1', '3'][at] ?? '' })) };
  for (const id of ['s1', 's2', 's3']) {
    const keyed = { ...numbered, key: [id] };
    expect(hotspot.withKey(keyed, hotspot.keyText(keyed))).toEqual(keyed);
  }
  expect(hotspot.keyText(numbered)).toBe('(1)');
  for (const line of ['1', '2']) expect(hotspot.withKey(numbered, line)).toBeNull();
  expect(hotspot.withKey(numbered, '3')?.key).toEqual(['s3']);
});

test('a line that says one place by its name and others by their numbers is refused', () => {
  const spots = map.spots.map((spot, at) => ({ ...spot, label: at === 2 ? '1, 2' : spot.label }));
  expect(hotspot.withKey({ ...map, spots, maxChoices: 0 }, '1, 2')).toBeNull();
});
