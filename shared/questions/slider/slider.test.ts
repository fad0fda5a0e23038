import { expect, test } from 'vitest';
import { plainText } from '../content.ts';
import { scoreOf } from '../registry.ts';
import { describeKind, SECRET } from '../testing.ts';
import { type SliderDefinition, slider } from './slider.ts';

const thermometer: SliderDefinition = {
  kind: 'slider',
  stem: plainText('Nước đóng băng ở bao nhiêu độ?'),
  min: -10,
  max: 50,
  step: 0.1,
  unit: '°C',
  vertical: true,
  key: 0,
  tolerance: 0.5,
  solution: plainText(SECRET),
};

describeKind(thermometer, { keyless: { ...thermometer, key: null }, hidden: ['key', 'tolerance', 'solution'] });

test.each([
  [0, 1],
  [0.5, 1],
  [-0.5, 1],
  [0.6, 0],
  [0.1 + 0.2 + 0.2, 1],
  [Number.NaN, 0],
])('%d earns %d', (value, share) => expect(scoreOf(thermometer, value, {})).toBe(share));

test('a value that the handle cannot reach is no key', () => {
  expect(slider.problems({ ...thermometer, key: 51 })).toContain('keyOutOfReach');
  expect(slider.problems({ ...thermometer, step: 7, tolerance: 0, key: 0 })).toContain('keyOutOfReach');
  expect(slider.problems({ ...thermometer, max: -10 })).toContain('badScale');
});

test('values are said with a comma and their unit', () => {
  expect(slider.responseText(thermometer, 36.6)).toBe('36,6 °C');
  expect(slider.keyText(thermometer)).toBe('0 ± 0,5 °C');
  expect(slider.withKey(thermometer, '-1,5')?.key).toBe(-1.5);
  expect(slider.withKey(thermometer, '-1,5 ± 1 °C')).toMatchObject({ key: -1.5, tolerance: 1 });
  for (const line of ['99', '1 ± hai', '1 ± -1', '1 km']) expect(slider.withKey(thermometer, line)).toBeNull();
});
