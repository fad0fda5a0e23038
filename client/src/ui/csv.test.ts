import { afterEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../i18n/language.ts';
import { csvOf } from './csv.ts';

describe('a table as CSV', () => {
  afterEach(() => setLanguage('vi'));

  it('opens in a Vietnamese Excel: semicolons, decimal commas, UTF-8 mark', () => {
    expect(csvOf(['Họ tên', 'Điểm'], [['Giàng A Páo', 8.25]])).toBe('\uFEFFHọ tên;Điểm\r\nGiàng A Páo;8,25\r\n');
  });
  it('opens in an English Excel', () => {
    setLanguage('en');
    expect(csvOf(['Mark'], [[8.25]])).toBe('\uFEFFMark\r\n8.25\r\n');
  });
  it('keeps quotes, line breaks and separators inside a cell', () => {
    expect(csvOf(['a'], [['x;"y"\nz'], [null]])).toBe('\uFEFFa\r\n"x;""y""\nz"\r\n\r\n');
  });
  it('never lets Excel run what a candidate typed', () => {
    expect(csvOf(['a'], [['=HYPERLINK("http://x")'], [-1.5]])).toBe(
      '\uFEFFa\r\n"\'=HYPERLINK(""http://x"")"\r\n-1,5\r\n',
    );
  });
});
