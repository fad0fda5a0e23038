import { createHash } from 'node:crypto';
import { isArray, isDict, type PlistDict, type PlistValue } from './plist.ts';

/**
 * The Config Key: SHA-256 (lower-case hex) of the settings as SEB-JSON
 * (safeexambrowser.org/developer/seb-config-key.html). Every client computes the same value from the file it opened.
 */
export function configKeyOf(settings: PlistDict): string {
  return createHash('sha256').update(sebJson(settings), 'utf8').digest('hex');
}

/**
 * SEB-JSON, which only looks like JSON: keys sorted without regard to case, no white space, strings raw and unescaped,
 * data as one line of base64, keys with an empty dictionary and `originatorVersion` left out.
 *
 * A date is written as its quoted text; clients disagree on dates, so our own settings hold none.
 */
export function sebJson(value: PlistValue): string {
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return `"${Buffer.from(value).toString('base64')}"`;
  if (isDict(value)) return `{${keptEntries(value).join(',')}}`;
  if (isArray(value)) return `[${value.map(sebJson).join(',')}]`;
  if ('real' in value) return realText(value.real);
  return `"${value.date}"`;
}

/** True for what no client puts into SEB-JSON. */
export function isLeftOut(key: string, value: PlistValue): boolean {
  return key.toLowerCase() === 'originatorversion' || (isDict(value) && value.size === 0);
}

/**
 * The order of SEB-JSON: the root collation ignores case first and puts lower before upper on ties (allowWlan, allowWLAN).
 * English is the root; no language named would be that of the machine, and a Danish one sorts "aa" behind "z".
 */
export function compareKeys(a: string, b: string): number {
  return inRootOrder(a, b) || Number(a > b) - Number(a < b);
}
const inRootOrder = new Intl.Collator('en').compare;

function keptEntries(dict: PlistDict): string[] {
  return [...dict]
    .filter(([key, value]) => !isLeftOut(key, value))
    .sort(([a], [b]) => compareKeys(a, b))
    .map(([key, value]) => `"${key}":${sebJson(value)}`);
}

/** A real as .NET's "G15" prints it: 15 significant digits, no trailing zeros, an exponent below 1E-04 and from 1E+15. */
function realText(real: number): string {
  if (real === 0) return '0';
  const [digits = '', power = '0'] = real.toExponential(14).split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 15) return withoutZeros(real.toFixed(14 - exponent));
  const sign = exponent < 0 ? '-' : '+';
  return `${withoutZeros(digits)}E${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function withoutZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
