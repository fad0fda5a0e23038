import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { clock, date, dateTime, duration, number, percent, time, timeNear, timeWithSeconds } from './format.ts';
import { setLanguage } from './language.ts';

afterEach(() => setLanguage('vi'));

describe('numbers', () => {
  it.each([
    [8.25, '8,25'],
    [8, '8'],
    [8.256, '8,26'],
    [1234.5, '1.234,5'],
    [-0.001, '0'],
    [-1.5, '-1,5'],
    [-0.005, '-0,01'],
    [1_234_567, '1.234.567'],
    [1.005, '1,01'],
  ])('%d is read as %s', (value, said) => expect(number(value)).toBe(said));

  it('keep their decimals where a column asks for it', () =>
    expect(number(8, { digits: 2, fixed: true })).toBe('8,00'));
  it('are written the English way in English', () => {
    setLanguage('en');
    expect(number(8.25)).toBe('8.25');
  });
  it('are what the browser would write', () => {
    const hundredths = fc.integer({ min: -1e6, max: 1e6 }).map((whole) => whole / 1000);
    const inVietnamese = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });
    fc.assert(
      fc.property(fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer(), hundredths), (value) => {
        expect(number(value)).toBe(inVietnamese.format(value).replace(/^-0$/, '0'));
      }),
    );
  });
  it('as shares are percentages', () => expect(percent(0.425)).toBe('42,5%'));
});

describe('instants are read in Vietnam', () => {
  const instant = '2026-11-23T03:42:07Z';
  it('as a date', () => expect(date(instant)).toBe('23/11/2026'));
  it('as a time', () => expect(time(instant)).toBe('10:42'));
  it('as a time with seconds', () => expect(timeWithSeconds(instant)).toBe('10:42:07'));
  it('as both', () => expect(dateTime(instant)).toBe('10:42 23/11/2026'));
  it('as a time alone on the same day, with its date on another', () => {
    expect(timeNear(instant, '2026-11-23T16:59:00Z')).toBe('10:42');
    expect(timeNear(instant, '2026-11-23T17:00:00Z')).toBe('10:42 23/11/2026');
  });
  it('as the browser would write it', () => {
    const own = new Intl.DateTimeFormat('en-GB', {
      dateStyle: 'short',
      timeStyle: 'medium',
      timeZone: 'Asia/Ho_Chi_Minh',
    });
    const [min, max] = [new Date('1976-01-01T00:00:00Z'), new Date('2200-01-01T00:00:00Z')];
    fc.assert(
      fc.property(fc.date({ min, max, noInvalidDate: true }), (instant) => {
        expect(`${date(instant)}, ${timeWithSeconds(instant)}`).toBe(own.format(instant));
      }),
    );
  });
  it('and the day turns at Vietnamese midnight', () => {
    expect(date('2026-11-22T17:30:00Z')).toBe('23/11/2026');
    expect(time('2026-11-22T17:30:00Z')).toBe('00:30');
  });
});

describe('lengths of time', () => {
  it.each([
    [5345, '1:29:05'],
    [1745.9, '29:05'],
    [7, '0:07'],
    [-3, '0:00'],
    [31_535_559, '364 ngày 23 giờ'],
  ])('%d s on a clock is %s', (seconds, said) => expect(clock(seconds)).toBe(said));
  it.each([
    [5400, '1 giờ 30 phút'],
    [3000, '50 phút'],
    [20, '20 giây'],
    [7200, '2 giờ'],
    [259_200, '3 ngày'],
  ])('%d s in words is %s', (seconds, said) => expect(duration(seconds)).toBe(said));
});
