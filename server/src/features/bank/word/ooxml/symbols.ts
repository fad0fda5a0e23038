/**
 * Characters of the "Symbol" font, as `w:sym` and old files store them (F0xx): Greek, relations and arrows that teachers
 * type into stems. Source: Adobe's Symbol encoding.
 */
const SYMBOL: Readonly<Record<number, string>> = Object.fromEntries(
  [
    [0x22, '∀'],
    [0x24, '∃'],
    [0x27, '∋'],
    [0x2a, '∗'],
    [0x2d, '−'],
    [0x40, '≅'],
    [0x41, 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'],
    [0x5c, '∴'],
    [0x5e, '⊥'],
    [0x61, 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'],
    [0x7e, '∼'],
    [0xa1, 'ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…'],
    [0xbf, '↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊'],
    [0xe5, '∑'],
    [0xf1, '〉∫'],
  ].flatMap(([first, signs]) => [...String(signs)].map((sign, at) => [Number(first) + at, sign])),
);

/** The Unicode text of a `w:sym`, or null where the font is a picture font that says nothing in words. */
export function symbolOf(font: string, code: string): string | null {
  const value = Number.parseInt(code, 16) & 0xff;
  if (Number.isNaN(value)) return null;
  if (/^symbol$/i.test(font)) return SYMBOL[value] ?? String.fromCharCode(value);
  if (/^wingdings/i.test(font)) return { 224: '→', 223: '←', 240: '⇒', 243: '⇔', 252: '✓', 251: '✗' }[value] ?? '•';
  return String.fromCharCode(Number.parseInt(code, 16));
}

/** Text typed in the Symbol font: each of its letters, or its place F0xx, is another sign. */
export function symbolText(text: string): string {
  return [...text]
    .map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      const isOfFont = (code >= 0xf020 && code <= 0xf0ff) || (code > 0x20 && code <= 0xff);
      return isOfFont ? (symbolOf('Symbol', code.toString(16)) ?? letter) : letter;
    })
    .join('');
}
