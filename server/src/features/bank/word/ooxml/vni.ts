/**
 * Text typed for the fonts "VNI-Times" and their kin (VNI for Windows, VNI Software): a letter, and behind it the sign of
 * another letter's place that the font draws above or below it: "Caâu 1" is "Câu 1". Old question files of southern schools
 * are full of it. Source: the table of VNI for Windows as printed in "Bảng đối chiếu encoding các bộ chữ hiện hành với
 * Unicode" and in Wikipedia's article "VNI".
 */
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({ ñ: 'đ', ô: 'ơ', ö: 'ư', î: 'ỵ', í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị' }).flatMap(
    ([stored, read]) => [
      [stored, read],
      [stored.toUpperCase(), read.toUpperCase()],
    ],
  ),
);

const [GRAVE, ACUTE, TILDE, HOOK, DOT, CIRCUMFLEX, BREVE] = '\u0300\u0301\u0303\u0309\u0323\u0302\u0306';

/** By the letters they may stand behind: what they draw, as Unicode's combining marks. */
const MARKS: readonly (readonly [after: RegExp, marks: Readonly<Record<string, string>>])[] = [
  [/[aeouyôö]/i, { ù: `${ACUTE}`, ø: `${GRAVE}`, û: `${HOOK}`, õ: `${TILDE}`, ï: `${DOT}` }],
  [
    /[aeo]/i,
    {
      â: `${CIRCUMFLEX}`,
      á: `${CIRCUMFLEX}${ACUTE}`,
      à: `${CIRCUMFLEX}${GRAVE}`,
      å: `${CIRCUMFLEX}${HOOK}`,
      ã: `${CIRCUMFLEX}${TILDE}`,
      ä: `${DOT}${CIRCUMFLEX}`,
    },
  ],
  [
    /a/i,
    {
      ê: `${BREVE}`,
      é: `${BREVE}${ACUTE}`,
      è: `${BREVE}${GRAVE}`,
      ú: `${BREVE}${HOOK}`,
      ü: `${BREVE}${TILDE}`,
      ë: `${DOT}${BREVE}`,
    },
  ],
];

export const isVni = (font: string): boolean => /^VNI[-\s_]/i.test(font);

/** What the font shows. A sign at the beginning belongs to the letter that the run before it ends with, as a mark. */
export function readVni(text: string): string {
  let read = '';
  let before: string | null = null;
  for (const sign of text.normalize('NFC')) {
    read += markOf(sign, before) ?? LETTERS.get(sign) ?? sign;
    before = sign;
  }
  return read.normalize('NFC');
}

function markOf(sign: string, before: string | null): string | null {
  for (const [after, marks] of MARKS)
    if (before === null || after.test(before)) {
      const mark = marks[sign.toLowerCase()];
      if (mark !== undefined) return mark;
    }
  return null;
}
