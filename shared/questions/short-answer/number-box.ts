/**
 * The answer box of the 2025 sheet (QĐ 764/QĐ-BGDĐT): four cells, "-" only in the first, "," only in the second or third,
 * digits anywhere, written from the left without gaps. A number fits when it matches `-?\d+(,\d+)?` and has at most four
 * characters; the places of "-" and "," follow from that.
 */
export const BOX_CELLS = 4;

const NUMBER = /^-?\d+(,\d+)?$/;

/** One spelling for a typed number: no spaces, a decimal comma, an ASCII minus. It never drops a digit. */
export function normaliseNumber(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replaceAll('.', ',')
    .replace(/[\u2212\u2013\u2012]/g, '-');
}

export function isNumber(normalised: string): boolean {
  return NUMBER.test(normalised);
}

export function fitsBox(normalised: string): boolean {
  return NUMBER.test(normalised) && normalised.length <= BOX_CELLS;
}

/** The number meant by a typed answer, or null where it is none. A leading comma (",5") is read as "0,5". */
export function numberValue(text: string): number | null {
  const normalised = normaliseNumber(text).replace(/^(-?),/, '$10,');
  return isNumber(normalised) ? Number(normalised.replace(',', '.')) : null;
}
