/**
 * An XML property list as data. A number is an `<integer>`, a bigint one beyond 2^53; reals and dates have their own shape
 * because Safe Exam Browser hashes them by rules of their own (see config-key.ts). Dictionaries are maps: keys come from files.
 */
export type PlistValue =
  | string
  | number
  | bigint
  | boolean
  | Uint8Array
  | PlistReal
  | PlistDate
  | readonly PlistValue[]
  | PlistDict;
export type PlistDict = ReadonlyMap<string, PlistValue>;
interface PlistReal {
  readonly real: number;
}
/** `date` is the text of the file, unread: "1940-10-09T22:13:56Z". */
interface PlistDate {
  readonly date: string;
}

export function isDict(value: PlistValue | undefined): value is PlistDict {
  return value instanceof Map;
}

export function isArray(value: PlistValue): value is readonly PlistValue[] {
  return Array.isArray(value);
}

/** The string under a key; null when there is none or it is something else. */
export function findString(settings: PlistDict, key: string): string | null {
  const value = settings.get(key);
  return typeof value === 'string' ? value : null;
}
