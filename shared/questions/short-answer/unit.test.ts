import { describe, expect, test } from 'vitest';
import { plainText } from '../content.ts';
import { kindOf, scoreOf, toView } from '../registry.ts';
import type { ShortAnswerDefinition } from './short-answer.ts';
import { splitUnit } from './unit.ts';

const speed = (required: boolean): ShortAnswerDefinition => ({
  kind: 'shortAnswer',
  stem: plainText('Gia tốc rơi tự do?'),
  accepted: ['9,8'],
  entry: 'free',
  unit: { text: 'm/s²', accepted: ['m.s^-2', 'N/kg'], required },
});

test.each([
  ['9,8 m/s²', '9,8', 'm/s²'],
  [' − 1.5kg', '-1,5', 'kg'],
  ['12', '12', ''],
  ['1 200 đồng', '1200', 'đồng'],
  ['kg', '', 'kg'],
  ['', '', ''],
])('"%s" is a number and a unit', (text, number, unit) => expect(splitUnit(text)).toEqual({ number, unit }));

describe('a number with a unit', () => {
  test.each([
    ['9,8 m/s²', 1],
    ['9.8m/s^2', 1],
    ['9,8 m/s2', 1],
    ['9,8 m·s⁻²', 1],
    ['9,8 N/kg', 1],
    ['9,8', 0],
    ['9,8 m/s', 0],
    ['9,8 M/S2', 0],
    ['9 m/s²', 0],
    ['m/s²', 0],
  ])('that is asked for: "%s" earns %d', (response, share) => expect(scoreOf(speed(true), response, {})).toBe(share));

  test.each([
    ['9,8', 1],
    ['9,8 m/s²', 1],
    ['9,8 km', 0],
  ])('that stands beside the box: "%s" earns %d', (response, share) =>
    expect(scoreOf(speed(false), response, {})).toBe(share),
  );

  test.each([
    ['5 10³ kg', 1],
    ['5.10³ kg', 1],
    ['5 × 10^3kg', 1],
    ['1.5.10³ kg', 0],
    ['510³ kg', 0],
    ['5 kg', 0],
    ['6 10³ kg', 0],
  ])('that begins with digits: "%s" earns %d', (response, share) => {
    const mass: ShortAnswerDefinition = {
      ...speed(true),
      accepted: ['5'],
      unit: { text: '10³ kg', accepted: [], required: true },
    };
    const kind = kindOf('shortAnswer');
    expect(scoreOf(mass, response, {})).toBe(share);
    expect(scoreOf(mass, kind.correctResponse(mass), {})).toBe(1);
    expect(kind.withKey(mass, '7 10³ kg')).toMatchObject({ accepted: ['7'] });
  });

  test('is not told to candidates who have to write it', () => {
    expect(toView(speed(true))).toMatchObject({ asksUnit: true });
    expect(JSON.stringify(toView(speed(true)))).not.toMatch(/m\/s|N\/kg|accepted/);
    expect(toView(speed(false))).toMatchObject({ unit: 'm/s²' });
    expect(JSON.stringify(toView(speed(false)))).not.toMatch(/N\/kg|accepted/);
  });

  test('is said with its key, and the key earns everything', () => {
    const kind = kindOf('shortAnswer');
    for (const required of [true, false]) {
      expect(kind.keyText(speed(required))).toBe('9,8 m/s²');
      expect(scoreOf(speed(required), kind.correctResponse(speed(required)), {})).toBe(1);
      expect(kind.withKey(speed(required), '9,81 m/s²')).toMatchObject({ accepted: ['9,81'] });
      expect(kind.withKey(speed(required), '9,81 kg')).toBeNull();
    }
  });

  test('without any, a number followed by words is still no number', () => {
    const { unit: _, ...plain } = speed(false);
    expect(scoreOf(plain, '9,8', {})).toBe(1);
    expect(scoreOf(plain, '9,8 m', {})).toBe(0);
  });
});
