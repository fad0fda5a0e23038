import { language } from '../i18n/language.ts';

export type CsvValue = string | number | null | undefined;

/**
 * A CSV as Excel opens it on a machine of the language on screen: UTF-8 with its mark, and for Vietnamese a semicolon
 * between the cells and a comma in the numbers. Text that Excel would run as a formula gets an apostrophe before it.
 */
export function csvOf(head: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  const vietnamese = language() === 'vi';
  const between = vietnamese ? ';' : ',';
  const cell = (value: CsvValue): string => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'number') return vietnamese ? String(value).replace('.', ',') : String(value);
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[";,\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(between)).join('\r\n')}\r\n`;
}
