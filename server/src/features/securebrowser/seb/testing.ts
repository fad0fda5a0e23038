import fc from 'fast-check';
import { isArray, isDict, type PlistDict, type PlistValue } from './plist.ts';

const name = fc
  .stringMatching(/^[A-Za-z][A-Za-z0-9]{0,15}$/)
  .filter((key) => key.toLowerCase() !== 'originatorversion');
/** What XML can hold; a carriage return is kept by a character reference. */
const text = fc.string({ unit: 'binary' }).filter((one) => one.isWellFormed() && !UNWRITABLE.test(one));
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters XML 1.0 forbids
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

const { settings } = fc.letrec<{ value: PlistValue; array: PlistValue[]; settings: PlistDict }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.integer(),
    fc.boolean(),
    fc.uint8Array({ maxLength: 40 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((real) => ({ real: real + 0 })),
    fc.constant({ date: '1940-10-09T22:13:56Z' }),
    tie('array'),
    tie('settings'),
  ),
  array: fc.array(tie('value'), { maxLength: 4 }),
  settings: fc
    .array(fc.tuple(name, tie('value')), { maxLength: 8 })
    // No two keys that differ only by case: the clients disagree on their order.
    .map((entries) => new Map(entries.filter(isFirstOfItsName))),
}));

/** Settings of any shape that a .seb file can hold. */
export const anyPlist = settings;

function isFirstOfItsName([key]: [string, PlistValue], at: number, all: readonly [string, PlistValue][]): boolean {
  return all.findIndex(([other]) => other.toLowerCase() === key.toLowerCase()) === at;
}

/** The same settings with the keys of every dictionary the other way round. */
export function shuffled(dict: PlistDict): PlistDict {
  const inside = (value: PlistValue): PlistValue => {
    if (isDict(value)) return shuffled(value);
    return isArray(value) ? value.map(inside) : value;
  };
  return new Map([...dict].reverse().map(([key, value]) => [key, inside(value)]));
}
