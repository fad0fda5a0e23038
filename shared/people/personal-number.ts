export interface NumberRemark {
  readonly what: 'notTwelveDigits' | 'zeroRestored' | 'yearDiffers' | 'sexDiffers';
}

/**
 * Reads a personal identification number (số định danh cá nhân: 3 digits of place, 1 of century and sex, 2 of the year, 6
 * at random; no check digit). Spreadsheets drop leading zeros, so 9 to 11 digits are padded, with a remark. A contradiction
 * with the date of birth or the sex is a remark and never a refusal: re-issued numbers exist.
 * @param birthDate ISO date, or null where unknown
 */
export function readPersonalNumber(
  text: string,
  birthDate: string | null,
  sex: 'female' | 'male' | null,
): { number: string | null; remarks: NumberRemark[] } {
  const digits = text.replace(/[\s.'’]/g, '');
  if (!/^\d{9,12}$/.test(digits)) return { number: null, remarks: [{ what: 'notTwelveDigits' }] };
  const number = digits.padStart(12, '0');
  const remarks: NumberRemark[] = digits.length < 12 ? [{ what: 'zeroRestored' }] : [];
  const code = Number(number[3]);
  const year = 1900 + Math.floor(code / 2) * 100 + Number(number.slice(4, 6));
  if (birthDate !== null && Number(birthDate.slice(0, 4)) !== year) remarks.push({ what: 'yearDiffers' });
  if (sex !== null && (code % 2 === 0 ? 'male' : 'female') !== sex) remarks.push({ what: 'sexDiffers' });
  return { number, remarks };
}
