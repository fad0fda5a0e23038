import { ACCENTS, ARROWS } from '../word/omml/characters.ts';
import { type TreeElement, wordsOfTree } from './tree.ts';

const sign = (element: TreeElement) => wordsOfTree(element).trim();

const TAKES_LIMITS = /^\\(lim|max|min|sup|inf|limsup|liminf|sum|prod|int|iint|iiint|oint|bigcup|bigcap|coprod)$/;

const UNDERLINES: ReadonlySet<string> = new Set(['_', '\u0332', '\u00af', '\u203e']);

/** A base with something below it; `latex` is that something. */
export function under(body: string, script: TreeElement | undefined, latex: string): string {
  const text = script ? sign(script) : '';
  if (UNDERLINES.has(text)) return `\\underline{${body}}`;
  if (text === '⏟') return `\\underbrace{${body}}`;
  if (body.startsWith('\\underbrace{')) return `${body}_{${latex}}`;
  if (TAKES_LIMITS.test(body)) return `${body}\\limits_{${latex}}`;
  const arrow = ARROWS[bodyArrow(body)];
  return arrow ? `${arrow}[${latex}]{}` : `\\underset{${latex}}{${body}}`;
}

/** Accents as MathML writes them: mostly the spacing character where OMML has the combining one. */
const OVER: Readonly<Record<string, string>> = {
  '^': '\u0302',
  ˆ: '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  '¯': '\u0305',
  '‾': '\u0305',
  '―': '\u0305',
  _: '\u0305',
  '.': '\u0307',
  '˙': '\u0307',
  '¨': '\u0308',
  '→': '\u20d7',
  ˇ: '\u030c',
  '´': '\u0301',
  '`': '\u0300',
  '˘': '\u0306',
};

/** A base with something above it: an accent, a brace, words on an arrow. */
export function over(body: string, script: TreeElement | undefined, latex: string): string {
  const text = script ? sign(script) : '';
  if (text === '⏞') return `\\overbrace{${body}}`;
  if (text === '\u033f') return `\\overline{\\overline{${body}}}`;
  if (body.startsWith('\\overbrace{')) return `${body}^{${latex}}`;
  if (text === '⌢' || text === '⏜') return `\\overset{\\frown}{${body}}`;
  const accent = ACCENTS[OVER[text] ?? text];
  if (accent) return `${accent[/^(\\[a-zA-Z]+|.)$/u.test(body) ? 0 : 1]}{${body}}`;
  const arrow = ARROWS[bodyArrow(body)];
  if (arrow) return `${arrow}{${latex}}`;
  return TAKES_LIMITS.test(body) ? `${body}\\limits^{${latex}}` : `\\overset{${latex}}{${body}}`;
}

/** The arrow that a body is, so that words can stand over it: "A →(t°) B". */
function bodyArrow(body: string): string {
  const arrows: Readonly<Record<string, string>> = {
    '\\to': '→',
    '\\leftarrow': '←',
    '\\leftrightarrow': '↔',
    '\\Rightarrow': '⇒',
    '\\rightleftharpoons': '⇌',
    '\\longrightarrow': '→',
  };
  return arrows[body] ?? '';
}
