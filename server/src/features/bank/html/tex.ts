import { forwardSearch } from './forward-search.ts';

/** A run of text with the formulas that its author wrote between TeX delimiters. */
export type TexPiece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'math'; readonly latex: string; readonly display: boolean };

/** `\( \)`, `\[ \]`, `$$ $$` and Moodle's `[tex] [/tex]`, as MathJax and Moodle's filters read them. */
const OPENER = /\\[([]|(?<!\\)\$|\[tex\]/gi;
/** A formula between single dollars: not in web pages, where "$5 and $6" is money. */
const DOLLARS = /\$((?:\\.|[^$\\\n])(?:\\.|[^$\\]){0,2000}?)(?<!\\)\$/y;

const LONGEST_LATEX = 5_000;

/** `dollars`: a single dollar opens a formula too, and `\$` is a dollar. Time grows with the text's length, whatever is in it. */
export function splitTex(text: string, { dollars = false } = {}): TexPiece[] {
  const pieces: TexPiece[] = [];
  let from = 0;
  const words = (part: string) => {
    if (part !== '') pieces.push({ type: 'text', text: dollars ? part.replaceAll('\\$', '$') : part });
  };
  for (const { at, end, inner, display } of formulasIn(text, dollars)) {
    const latex = inner.trim();
    if (latex === '' || latex.length > LONGEST_LATEX) continue;
    words(text.slice(from, at));
    pieces.push({ type: 'math', latex, display });
    from = end;
  }
  words(text.slice(from));
  return pieces;
}

interface Formula {
  readonly at: number;
  readonly end: number;
  readonly inner: string;
  readonly display: boolean;
}

function* formulasIn(text: string, dollars: boolean): Generator<Formula> {
  const closers = closersOf(text);
  const opener = new RegExp(OPENER);
  for (let found = opener.exec(text); found; found = opener.exec(text)) {
    const formula = formulaAt(text, found.index, found[0], closers, dollars);
    if (formula) yield formula;
    opener.lastIndex = formula?.end ?? found.index + 1;
  }
}

type Closers = ReturnType<typeof closersOf>;

function closersOf(text: string) {
  const dollars = forwardSearch(text, '$$');
  return {
    '\\(': { closes: '\\)', next: forwardSearch(text, '\\)') },
    '\\[': { closes: '\\]', next: forwardSearch(text, '\\]') },
    '[tex]': { closes: '[/tex]', next: forwardSearch(text.replace(/\[\/tex\]/gi, '[/tex]'), '[/tex]') },
    $$: { closes: '$$', next: (from: number) => unescaped(text, dollars, from) },
  };
}

/** The next pair of dollars that no backslash stands before. */
function unescaped(text: string, next: (from: number) => number, from: number): number {
  let at = next(from);
  while (at > 0 && text[at - 1] === '\\') at = next(at + 1);
  return at;
}

function formulaAt(text: string, at: number, mark: string, closers: Closers, dollars: boolean): Formula | null {
  const opens = (text.startsWith('$$', at) ? '$$' : mark.toLowerCase()) as keyof Closers | '$';
  if (opens === '$') return dollars ? betweenDollars(text, at) : null;
  // Files that write single dollars are LaTeX and its like, which know no [tex].
  if (dollars && opens === '[tex]') return null;
  const { closes, next } = closers[opens];
  const start = at + opens.length;
  // Something stands between the two.
  const close = next(start + 1);
  if (close < 0) return null;
  const display = opens === '\\[' || opens === '$$';
  return { at, end: close + closes.length, inner: text.slice(start, close), display };
}

function betweenDollars(text: string, at: number): Formula | null {
  const dollars = new RegExp(DOLLARS);
  dollars.lastIndex = at;
  const found = dollars.exec(text);
  return found && { at, end: at + found[0].length, inner: found[1] ?? '', display: false };
}
