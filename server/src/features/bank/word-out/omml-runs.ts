import { textOf, type XmlElement } from '../formats/xml.ts';

/** "\,", "\:", "\;", "\quad" as KaTeX writes them, and the blanks of Unicode that mean the same. */
export const BLANKS: Readonly<Record<string, string>> = {
  '1em': '\u2003',
  '2em': '\u2003\u2003',
  '0.1667em': '\u2009',
  '0.2222em': '\u2005',
  '0.2778em': '\u2004',
};

/** A run of words, upright, or of blanks alone. */
export function wordsRun(text: string): string {
  if (/^[\u2005\u200a]+$/.test(text) && text.length > 1) return run('\u2004');
  if (/^\s+$/.test(text)) return run(text.replace(/\u200a/g, ''));
  return run(text, '<m:nor/>');
}

/** A run of signs; `look` is what `m:rPr` holds. Nothing for no sign. */
export function run(text: string, look = ''): string {
  if (text === '') return '';
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const font = '<w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr>';
  return `<m:r>${look === '' ? '' : `<m:rPr>${look}</m:rPr>`}${font}<m:t xml:space="preserve">${escaped}</m:t></m:r>`;
}

/** Letters as MathML names them, in the words of `m:rPr`. */
export const STYLES: Readonly<Record<string, string>> = {
  normal: '<m:sty m:val="p"/>',
  bold: '<m:sty m:val="b"/>',
  'bold-italic': '<m:sty m:val="bi"/>',
  'double-struck': '<m:scr m:val="double-struck"/>',
  script: '<m:scr m:val="script"/>',
  fraktur: '<m:scr m:val="fraktur"/>',
  'sans-serif': '<m:scr m:val="sans-serif"/>',
  monospace: '<m:scr m:val="monospace"/>',
};

/** How MathML says that an identifier is drawn, in OMML's words; nothing where Word draws it so by itself. */
export function lookOf(element: XmlElement): string {
  const text = textOf(element);
  const variant = element.attributes.mathvariant;
  // Capital Greek letters stand upright by themselves.
  if (variant === 'normal' && /^[Α-Ω]+$/u.test(text)) return '';
  if (variant !== undefined && /[\p{L}\d]/u.test(text)) return STYLES[variant] ?? '';
  // A name of several letters is a function: upright.
  return element.name === 'mi' && /^\p{L}{2,}$/u.test(text) ? (STYLES.normal ?? '') : '';
}
