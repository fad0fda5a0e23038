/** Letters of other alphabets that look like Latin ones. */
const CYRILLIC: Readonly<Record<string, string>> = {
  ...{ А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', К: 'K', М: 'M', О: 'O', Р: 'P', Т: 'T', Х: 'X' },
  ...{ а: 'a', с: 'c', е: 'e', о: 'o', р: 'p', х: 'x' },
};
/** Icelandic and African letters that keyboards give in place of Đ. */
const CROSSED: Readonly<Record<string, string>> = { Ð: 'Đ', Ɖ: 'Đ', ð: 'đ', ɖ: 'đ' };

/**
 * A line as a reader's eye takes it, each character at its place: "Сâu 1" with a Cyrillic С, "ÐSÐS" and "Ａ．" are what they
 * look like. Only for recognising; what is kept stays as it was typed, and a Russian word stays Russian.
 */
export function asItLooks(text: string): string {
  return text
    .replace(/[ÐƉðɖ]/g, (sign) => CROSSED[sign] ?? sign)
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\p{L}\p{M}]+/gu, (word) => {
      if (!/\p{Script=Cyrillic}/u.test(word)) return word;
      const latin = [...word].map((sign) => CYRILLIC[sign] ?? sign).join('');
      const isLatin = !/\p{Script=Cyrillic}/u.test(latin);
      return isLatin && (word.length === 1 || /\p{Script=Latin}/u.test(word)) ? latin : word;
    });
}
