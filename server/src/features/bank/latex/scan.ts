/** At a sign that stands in no braces and no formula. */
export function splitOutside(source: string, sign: string): string[] {
  const pieces: string[] = [];
  let [piece, at, depth, isMath] = ['', 0, 0, false];
  while (at < source.length) {
    const letter = source[at] ?? '';
    if (depth === 0 && !isMath && source.startsWith(sign, at)) {
      pieces.push(piece);
      piece = '';
      at += sign.length;
      continue;
    }
    if (letter === '\\') {
      piece += source.slice(at, at + 2);
      at += 2;
      continue;
    }
    if (letter === '{') depth++;
    else if (letter === '}') depth--;
    else if (letter === '$') isMath = !isMath;
    piece += letter;
    at++;
  }
  return [...pieces, piece];
}

const DELIMITED: readonly [open: string, close: string, display: boolean][] = [
  ['$$', '$$', true],
  ['\\[', '\\]', true],
  ['\\(', '\\)', false],
  ['$', '$', false],
];

export function formulaAt(source: string, at: number): { latex: string; display: boolean; next: number } | null {
  for (const [open, close, display] of DELIMITED) {
    if (!source.startsWith(open, at)) continue;
    const end = closing(source, at + open.length, close);
    if (end > at + open.length)
      return { latex: source.slice(at + open.length, end), display, next: end + close.length };
  }
  return null;
}

/** The place of the closing delimiter, escaped dollars skipped; -1 where the formula never ends or a paragraph does first. */
function closing(source: string, from: number, close: string): number {
  for (let at = from; at < source.length; at++) {
    if (source.startsWith(close, at)) return at;
    if (source[at] === '\\') at++;
    else if (source[at] === '\n' && /^\n[ \t]*\n/.test(source.slice(at, at + 80))) return -1;
  }
  return -1;
}

/** Signs that LaTeX writes by several keys. */
export function typeset(words: string): string {
  return words
    .replace(/[ \t\n]+/g, ' ')
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('``', '“')
    .replaceAll("''", '”')
    .replaceAll('~', '\u00a0');
}
