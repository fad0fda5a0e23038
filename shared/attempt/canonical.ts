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
  let spelled = '';
  if (Array.isArray(value)) {
    for (const element of value) spelled += spelled === '' ? canonical(element) : `,${canonical(element)}`;
    return `[${spelled}]`;
  }
  const members = value as { readonly [key: string]: Json | undefined };
  // Every answer is spelled twice on its way; hence no lists in between. Without a rule of its own, sort() goes by code unit.
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member === undefined) continue;
    spelled += `${spelled === '' ? '' : ','}${JSON.stringify(key)}:${canonical(member)}`;
  }
  return `{${spelled}}`;
}
