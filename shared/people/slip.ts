/** Crockford's base 32: no I, L, O, U, so that nothing on a slip can be read two ways. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Sixteen digits of five bits: 80 bits, as "ABCD-EFGH-JKMN-PQRS". `random` is 16 bytes. */
export function slipCode(random: Uint8Array): string {
  const digits = Array.from(random.subarray(0, 16), (byte) => DIGITS[byte & 31]);
  return [0, 4, 8, 12].map((from) => digits.slice(from, from + 4).join('')).join('-');
}

/** One spelling for a typed code, without separators, or null where it cannot be one. */
export function normaliseSlip(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  return code.length === 16 && [...code].every((digit) => DIGITS.includes(digit)) ? code : null;
}
