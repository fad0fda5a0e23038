import { isNumber, normaliseNumber } from './number-box.ts';

interface Unit {
  readonly text: string;
  readonly accepted: readonly string[];
  readonly required: boolean;
}

/**
 * "9,8 m/s²" as its number in one spelling and its unit as typed; no unit is ''. Where the digits run on into the unit that is
 * right ("5.10³ kg" in 10³ kg) the number ends at a blank or sign of multiplication before it.
 */
export function splitUnit(text: string, wanted?: Unit): { readonly number: string; readonly unit: string } {
  const plain = splitAtDigits(text);
  if (isRightUnit(wanted, plain.unit)) return plain;
  for (const { index } of text.matchAll(/(?<=[\s.×·⋅*])\S/gu)) {
    const number = normaliseNumber(text.slice(0, index).replace(/[\s.×·⋅*]+$/u, ''));
    const unit = text.slice(index).trim();
    if (isNumber(number) && isRightUnit(wanted, unit)) return { number, unit };
  }
  return plain;
}

function splitAtDigits(text: string): { readonly number: string; readonly unit: string } {
  const [, number = '', unit = ''] = /^\s*([-\u2212\u2013\u2012]?\s*[\d\s.,]*)([\s\S]*)$/.exec(text) ?? [];
  return { number: normaliseNumber(number), unit: unit.trim() };
}

/** Whether a typed unit is right; nothing typed is right only where nothing is asked. */
export function isRightUnit(unit: Unit | undefined, typed: string): boolean {
  if (typed === '') return !unit?.required;
  return unit !== undefined && [unit.text, ...unit.accepted].some((right) => spelling(right) === spelling(typed));
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * One spelling: no spaces, digits not raised ("m/s²" is "m/s2" is "m/s^2"), one kind of dot and minus. Capitals differ: mW is
 * not MW.
 */
function spelling(unit: string): string {
  return unit
    .normalize('NFC')
    .replace(/[\s^{}$]/g, '')
    .replace(/⁻/g, '-')
    .replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(RAISED.indexOf(digit)))
    .replace(/[·⋅∙*]/g, '.')
    .replace(/[\u2212\u2013\u2012]/g, '-')
    .replace(/µ/g, 'μ')
    .replace(/℃|ºC/g, '°C')
    .replace(/Ω/g, 'Ω');
}
