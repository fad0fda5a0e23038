import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Grant, isWithin, may, mayAnywhere } from './abilities.ts';
import { compareNames, foldForSearch, initials, tidyName } from './names.ts';
import { readPersonalNumber } from './personal-number.ts';
import { normaliseSlip, slipCode } from './slip.ts';

describe('names', () => {
  test('sort by the given name, then by the rest, in Vietnamese order', () => {
    const sorted = [
      'Trần Văn Bình',
      'Nguyễn Thị Ân',
      'Giàng A Páo',
      'Lê Thị An',
      'Đỗ Văn An',
      'Vàng Thị Đào',
      'Lý Thị Dở',
    ];
    expect(sorted.toSorted(compareNames)).toEqual([
      'Đỗ Văn An',
      'Lê Thị An',
      'Nguyễn Thị Ân',
      'Trần Văn Bình',
      'Lý Thị Dở',
      'Vàng Thị Đào',
      'Giàng A Páo',
    ]);
  });

  test('are stored composed and single-spaced, and otherwise as their owner writes them', () => {
    expect(tidyName('  Nguyễn  Thị\nHoà '.normalize('NFD'))).toBe('Nguyễn Thị Hoà'.normalize('NFC'));
  });

  test('are found without marks', () => {
    expect(foldForSearch('ĐẶNG Thị Ứớc')).toBe('dang thi uoc');
    expect(initials('Giàng A Páo')).toBe('GP');
    expect(initials('Sùng')).toBe('S');
  });
});

describe('personal numbers', () => {
  test.each([
    ['010209001234', '2009-05-06', 'male', '010209001234', []],
    ['10209001234', '2009-05-06', 'male', '010209001234', ['zeroRestored']],
    [' 0102 0900 1234', '2008-05-06', 'female', '010209001234', ['yearDiffers', 'sexDiffers']],
    ['010209001234', null, null, '010209001234', []],
    ['12AB', null, null, null, ['notTwelveDigits']],
    ['12345678', null, null, null, ['notTwelveDigits']],
  ] as const)('"%s" of %s, %s reads as %s', (text, birthDate, sex, number, remarks) => {
    const read = readPersonalNumber(text, birthDate, sex);
    expect(read.number).toBe(number);
    expect(read.remarks.map(({ what }) => what)).toEqual(remarks);
  });
});

describe('slips', () => {
  test('hold 80 bits in four groups, and can be typed in any case, with any separator, O for 0 and I or L for 1', () => {
    const code = slipCode(new Uint8Array(16).fill(1));
    expect(code).toBe('1111-1111-1111-1111');
    expect(normaliseSlip('llll iiii-1111.1111')).toBe('1111111111111111');
    expect(normaliseSlip('oooo 0000 0000 0000')).toBe('0000000000000000');
    expect(normaliseSlip('1234')).toBeNull();
    expect(normaliseSlip('UUUU-UUUU-UUUU-UUUU')).toBeNull();
  });

  test('read back as they were made', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (random) => {
        const code = slipCode(random);
        expect(normaliseSlip(code.toLowerCase())).toBe(code.replaceAll('-', ''));
      }),
    );
  });
});

describe('abilities', () => {
  const grants: Grant[] = [
    { role: 'teacher', unitPath: 'so/xa1/truong1' },
    { role: 'inspector', unitPath: 'so' },
  ];

  test.each([
    ['bank.write', 'so/xa1/truong1', true],
    ['bank.write', 'so/xa1/truong1/lop', true],
    ['bank.write', 'so/xa1/truong10', false],
    ['bank.write', 'so/xa1', false],
    ['result.read', 'so/xa2/truong2', true],
    ['exam.manage', 'so/xa1/truong1', false],
  ] as const)('%s in %s: %s', (ability, path, allowed) => {
    expect(may(grants, ability, path)).toBe(allowed);
  });

  test('hold in a unit and below it, never beside or above', () => {
    expect(isWithin('so/xa1', 'so')).toBe(true);
    expect(isWithin('so', 'so/xa1')).toBe(false);
    expect(mayAnywhere(grants, 'bank.write')).toBe(true);
    expect(mayAnywhere(grants, 'system.operate')).toBe(false);
  });
});
