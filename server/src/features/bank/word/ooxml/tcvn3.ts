/**
 * Text typed for the fonts ".VnTime" and their kin (TCVN 5712:1993, set 3), whose letters stand at other letters' places: "C©u 1"
 * is "Câu 1". Old question files of northern schools are full of it. Each pair is the sign as stored and the letter as read.
 */
const PAIRS =
  'µà¸á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậ®đÌèÐéÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞịßòãóáỏâõäọ«ôåồèốæổçỗéộ¬ơêờíớëởìỡîợïùóúñủòũôụ\u00adưõừøứöử÷ữùựúỳýýûỷüỹþỵ¡Ă¢Â§Đ£Ê¤Ô¥Ơ¦Ư';
const LETTERS: ReadonlyMap<string, string> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, at) => [PAIRS.charAt(2 * at), PAIRS.charAt(2 * at + 1)]),
);

/** How a font of this set draws: as typed, or all in capitals (".VnTimeH"). */
export type Tcvn3 = 'asTyped' | 'capitals';

/** Which of the two a font's name says; null for every other font. */
export function tcvn3Of(font: string): Tcvn3 | null {
  if (!/^\.Vn[A-Z]/.test(font)) return null;
  return /H$/.test(font) ? 'capitals' : 'asTyped';
}

export function readTcvn3(text: string, font: Tcvn3): string {
  const read = [...text].map((sign) => LETTERS.get(sign) ?? sign).join('');
  return font === 'capitals' ? read.toUpperCase() : read;
}
