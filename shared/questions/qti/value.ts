import { readNumber } from './element.ts';

/** QTI's base types (QTI 2.2 information model, 6.2). `intOrIdentifier` is read as an identifier. */
export const BASE_TYPES = [
  'identifier',
  'boolean',
  'integer',
  'float',
  'string',
  'point',
  'pair',
  'directedPair',
  'duration',
  'file',
  'uri',
] as const;
export type BaseType = (typeof BASE_TYPES)[number];
export type Cardinality = 'single' | 'multiple' | 'ordered' | 'record';

/**
 * One value without its container. Numbers and durations (seconds) are numbers; a pair is "A B" with the lesser id first,
 * a directed pair "A B" as given, a point "x y".
 */
export type Scalar = string | number | boolean;

/** A value that is not NULL: an empty container and an empty string are NULL, as QTI says. */
export interface QtiValue {
  readonly cardinality: Cardinality;
  readonly baseType: BaseType | null;
  readonly values: readonly Scalar[];
  /** Of a record: what each of its fields holds. */
  readonly fields?: Readonly<Record<string, QtiValue | null>>;
}
export type Valued = QtiValue | null;

export const isNumeric = (baseType: BaseType | null) => baseType === 'integer' || baseType === 'float';

export function single(baseType: BaseType | null, value: Scalar): Valued {
  if (value === '' || (typeof value === 'number' && Number.isNaN(value))) return null;
  return { cardinality: 'single', baseType, values: [value] };
}

export const bool = (value: boolean): QtiValue => ({ cardinality: 'single', baseType: 'boolean', values: [value] });
export const float = (value: number): Valued => single('float', value);
export const integer = (value: number): Valued => single('integer', value);

export function container(cardinality: Cardinality, baseType: BaseType | null, values: readonly Scalar[]): Valued {
  return values.length === 0 ? null : { cardinality, baseType, values };
}

/** A text as a value of a base type; null where it is none ("x" as a float, an empty text). */
export function readScalar(text: string, baseType: BaseType | null): Scalar | null {
  const trimmed = text.trim();
  switch (baseType) {
    case 'integer': {
      const number = readNumber(trimmed);
      return number === null ? null : Number.isInteger(number) ? number : null;
    }
    case 'float':
      return readNumber(trimmed) ?? infinite(trimmed);
    case 'boolean':
      return /^(true|1)$/i.test(trimmed) ? true : /^(false|0)$/i.test(trimmed) ? false : null;
    case 'duration':
      return readNumber(trimmed) ?? isoSeconds(trimmed);
    case 'pair':
    case 'directedPair': {
      const ids = trimmed.split(/\s+/);
      if (ids.length !== 2) return null;
      return (baseType === 'pair' ? ids.sort() : ids).join(' ');
    }
    case 'point': {
      const numbers = trimmed.split(/[\s,]+/).map(readNumber);
      return numbers.length === 2 && numbers.every((number) => number !== null) ? numbers.join(' ') : null;
    }
    case 'identifier':
    case 'uri':
    case 'file':
      return trimmed === '' ? null : trimmed;
    default:
      return text === '' ? null : text;
  }
}

function infinite(text: string): number | null {
  return /^[+]?INF$/.test(text) ? Number.POSITIVE_INFINITY : text === '-INF' ? Number.NEGATIVE_INFINITY : null;
}

/** "PT1H30M" in seconds; years and months have no length of their own and give null. */
function isoSeconds(text: string): number | null {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  if (!found || text.length < 3) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

export function pointOf(scalar: Scalar): readonly [number, number] {
  const [x = 0, y = 0] = String(scalar).split(' ').map(Number);
  return [x, y];
}

/** The number of a single numeric value; null for anything else. A text that is a number counts: files mistype. */
export function numberOf(value: Valued): number | null {
  if (value?.values.length !== 1) return null;
  const [scalar] = value.values;
  if (typeof scalar === 'number') return scalar;
  return typeof scalar === 'string' && value.baseType !== 'identifier' ? readNumber(scalar) : null;
}

/** The truth of a single boolean; null for NULL and for what is no boolean. */
export function truthOf(value: Valued): boolean | null {
  const scalar = value?.values.length === 1 ? value.values[0] : undefined;
  if (typeof scalar === 'boolean') return scalar;
  if (typeof scalar === 'number') return scalar !== 0;
  return scalar === 'true' ? true : scalar === 'false' ? false : null;
}

export function textOfValue(value: Valued): string | null {
  const scalar = value?.values.length === 1 ? value.values[0] : undefined;
  return scalar === undefined ? null : String(scalar);
}

/** Equal as values of one base type; numbers of both numeric types compare by value, 1e-12 relative. */
export function isSame(a: Scalar | undefined, b: Scalar | undefined): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return a === b || Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a));
  if (typeof a === 'number' && typeof b === 'string') return readNumber(b) === a;
  if (typeof a === 'string' && typeof b === 'number') return readNumber(a) === b;
  return a === b || (typeof a !== typeof b && String(a) === String(b));
}

/** Every value of `a` with one of `b` of its own, whatever the order. */
export function isSameBag(a: readonly Scalar[], b: readonly Scalar[]): boolean {
  if (a.length !== b.length) return false;
  const left = [...b];
  return a.every((value) => {
    const at = left.findIndex((other) => isSame(value, other));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}
