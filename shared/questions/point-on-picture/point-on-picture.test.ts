import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '../content.ts';
import { scoreOf } from '../registry.ts';
import { describeKind, SECRET } from '../testing.ts';
import { type PointOnPictureDefinition, pointOnPicture } from './point-on-picture.ts';

const picture = { media: 'a'.repeat(64), alt: 'Sơ đồ mạch điện', width: 400, height: 300 };
const circuit: PointOnPictureDefinition = {
  kind: 'pointOnPicture',
  stem: plainText('Chấm vào hai đầu của điện trở'),
  picture,
  areas: [
    { shape: 'circle', coords: [100, 100, 20], share: 0.5 },
    { shape: 'circle', coords: [300, 100, 20], share: 0.5 },
    { shape: 'rect', coords: [0, 200, 400, 300], share: -0.5 },
  ],
  points: 2,
  solution: plainText(SECRET),
};

describeKind(circuit, { keyless: { ...circuit, areas: [] }, hidden: ['areas', 'share', 'solution'] });

test.each([
  [['100,100', '300,100'], 1],
  [['110,105'], 0.5],
  [['100,100', '101,100'], 0.5],
  [['200,50', '5,5'], 0],
  [['100,100', '10,250'], 0],
  [['10,250'], -0.5],
  [['5,5', '6,6', '100,100'], 0],
])('%j earns %d', (response, share) => expect(scoreOf(circuit, response, {})).toBe(share));

test('a ring around the middle is worth less, and its own point lies outside of the middle', () => {
  const target: PointOnPictureDefinition = {
    ...circuit,
    areas: [
      { shape: 'circle', coords: [200, 150, 20], share: 1 },
      { shape: 'circle', coords: [200, 150, 60], share: 0.5 },
    ],
    points: 1,
  };
  expect(pointOnPicture.correctResponse(target)).toEqual(['200,150']);
  expect(scoreOf(target, ['200,200'], {})).toBe(0.5);
  const covered = { ...target, areas: [...target.areas].reverse() };
  expect(scoreOf(covered, pointOnPicture.correctResponse(covered), {})).toBe(1);
});

test('whatever the areas, what the key says earns everything', () => {
  const area = fc.record({
    shape: fc.constant('circle' as const),
    coords: fc.tuple(
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 1, max: 120 }),
    ),
    share: fc.constantFrom(-0.5, 0.25, 0.5, 1),
  });
  fc.assert(
    fc.property(fc.array(area, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 4 }), (areas, points) => {
      const definition = { ...circuit, areas: areas.map((one) => ({ ...one, coords: [...one.coords] })), points };
      const right = pointOnPicture.correctResponse(definition);
      if (right) expect(scoreOf(definition, right, {})).toBeCloseTo(1);
    }),
  );
});

test('a corrected key moves the places that do not hold their points', () => {
  const corrected = pointOnPicture.withKey(circuit, '(105; 100), (200; 50)');
  expect(corrected?.areas).toEqual([
    circuit.areas[0],
    { shape: 'circle', coords: [200, 50, 20], share: 0.5 },
    circuit.areas[2],
  ]);
  if (corrected) expect(scoreOf(corrected, ['105,100', '200,50'], {})).toBe(1);
  for (const line of ['', '(105; 100)', '105; 100', '(105; 100), (999; 50)', '(105; 100), (106; 100), (200; 50)'])
    expect(pointOnPicture.withKey(circuit, line)).toBeNull();
});
