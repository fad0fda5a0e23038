import { describe, expect, it } from 'vitest';
import { ERASE, pressed } from './keypad.ts';

describe('the keypad', () => {
  it.each([
    ['12', ERASE, '1'],
    ['', ERASE, ''],
    ['1𝑥', ERASE, '1'],
    ['1', ',', '1,'],
    ['1', '-', '-1'],
    ['−1', '-', '1'],
    ['1'.repeat(40), '2', '1'.repeat(40)],
    ['1'.repeat(40), '-', '1'.repeat(40)],
  ])('makes of "%s" and %s: "%s"', (text, key, next) => {
    expect(pressed(text, key)).toBe(next);
    expect(pressed(text, key).isWellFormed()).toBe(true);
  });
});
