export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * One spelling for a JSON value: object keys sorted by code unit, no white space, `undefined` members left out. Two sides
 * that hold equal values hash equal bytes, whatever a database or a language did to the order of keys.
 * @throws RangeError for numbers JSON cannot spell exactly alike everywhere (NaN, infinities, unsafe integers).
 */
export function canonical(value: Json): string {
  if (typeof value === 'number' && (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER))
    throw new RangeError(`canonical JSON has no spelling for ${value}`);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const members = Object.entries(value as { readonly [key: string]: Json | undefined })
    .filter((member): member is [string, Json] => member[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}
