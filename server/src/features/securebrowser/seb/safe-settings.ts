import { isArray, isDict, type PlistDict, type PlistValue } from './plist.ts';

const INT32 = 2 ** 31;

/**
 * Parts a school's settings from what clients read differently, so that all of them compute one Config Key: reals, dates,
 * integers beyond 32 bits, double quotes in a text (escaped by some), empty dictionaries, empty texts in arrays, two keys
 * that differ by case only, and who made the file. `left` names the keys that went.
 */
export function safeSettings(settings: PlistDict): { readonly kept: PlistDict; readonly left: readonly string[] } {
  const kept = new Map<string, PlistValue>();
  const names = new Set<string>();
  const left: string[] = [];
  for (const [key, value] of settings) {
    const name = key.toLowerCase();
    const isMaker = name === 'originatorversion';
    if (isMaker || names.has(name) || !isSafe(value)) {
      if (!isMaker) left.push(key);
      continue;
    }
    names.add(name);
    kept.set(key, value);
  }
  return { kept, left };
}

function isSafe(value: PlistValue): boolean {
  if (typeof value === 'string') return !value.includes('"');
  if (typeof value === 'number') return value >= -INT32 && value < INT32;
  if (typeof value === 'bigint') return false;
  if (typeof value === 'boolean' || value instanceof Uint8Array) return true;
  if (isArray(value)) return value.every((inner) => inner !== '' && isSafe(inner));
  if (!isDict(value)) return false;
  const names = [...value.keys()].map((key) => key.toLowerCase());
  return value.size > 0 && new Set(names).size === names.length && [...value.values()].every(isSafe);
}
