import { isKeepableText } from '../contracts/keepable-text.ts';
import { isPartId } from './part-id.ts';
import type { FileRef, Response } from './response.ts';

/** Most characters of a text in a response. */
export const LONGEST_TEXT = 20_000;
/** Most entries of a list, and parts of a record. */
export const MOST_ENTRIES = 200;

/**
 * What the schemas of `response.ts` say, without the library that reads schemas: a player has to check what it keeps before
 * that library is worth loading. A property holds the two together.
 */
export function isResponse(value: unknown): value is Response {
  return isSimple(value) || isByPart(value, (inner) => isSimple(inner) || isByPart(inner, isSimple));
}

export function isFileRef(value: unknown): value is FileRef {
  if (!isRecord(value)) return false;
  const { sha256, name, bytes, mime, take, ...more } = value;
  return (
    Object.keys(more).length === 0 &&
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256) &&
    isText(name, 255) &&
    name !== '' &&
    isWhole(bytes, 0, Number.MAX_SAFE_INTEGER) &&
    isText(mime, 127) &&
    (take === undefined || isWhole(take, 1, 99))
  );
}

/** A text that every database keeps, of at most `most` characters. */
export function isText(value: unknown, most = LONGEST_TEXT): value is string {
  return typeof value === 'string' && value.length <= most && isKeepableText(value);
}

function isSimple(value: unknown): boolean {
  if (Array.isArray(value))
    return value.length <= MOST_ENTRIES && (value.every((one) => isText(one)) || value.every(isFileRef));
  if (typeof value === 'number') return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  return typeof value === 'boolean' || isText(value) || isFileRef(value);
}

function isByPart(value: unknown, isGood: (inner: unknown) => boolean): boolean {
  if (!isRecord(value)) return false;
  const parts = Object.entries(value);
  return parts.length <= MOST_ENTRIES && parts.every(([id, inner]) => isPartId(id) && isGood(inner));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWhole = (value: unknown, least: number, most: number) =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
