import { charactersToLatex, join } from '../omml/characters.ts';

/**
 * The formula of an EQ field, by which Word wrote fractions, roots and arrows before it had formulas: `EQ \f(1;2)`. Source:
 * Microsoft's page "Field codes: Eq (Equation) field". Null for a field of another name. `lossy`: something was not known.
 */
export function eqFormula(code: string): { latex: string; plain: string; lossy: boolean } | null {
  const found = /^\s*EQ(?![a-z])\s*/i.exec(code);
  if (!found) return null;
  const reader = new EqReader(code.slice(found[0].length));
  const latex = reader.read().trim();
  return { latex, plain: latex, lossy: reader.lossy };
}

/** A switch with its options, up to the bracket of its arguments: `\b\lc\{\rc\}(`, `\s\up8(`. */
const SWITCH = /^\\([abdfilorsx])((?:\s*\\(?:[lrb]c\s*\\.|[a-z]{2}\d*))*)\s*\(/i;
const DEEPEST = 20;

class EqReader {
  readonly #code: string;
  #at = 0;
  #depth = 0;
  lossy = false;

  constructor(code: string) {
    this.#code = code;
  }

  /** `end`: signs that close what is read; they are left standing. */
  read(end = ''): string {
    let latex = '';
    let words = '';
    const put = (next: string) => {
      latex += join(latex, next);
    };
    const flush = () => {
      // A blank of the code only parts it.
      if (words !== '') put(charactersToLatex(words).replaceAll('\\ ', ' '));
      words = '';
    };
    while (this.#at < this.#code.length) {
      const letter = this.#code[this.#at] ?? '';
      if (end.includes(letter)) break;
      const found = letter === '\\' ? SWITCH.exec(this.#code.slice(this.#at, this.#at + 200)) : null;
      if (found && this.#depth < DEEPEST) {
        flush();
        this.#at += found[0].length;
        put(this.#switch((found[1] ?? '').toLowerCase(), found[2] ?? '', this.#arguments()));
      } else if (letter === '\\') {
        words += this.#code[this.#at + 1] ?? '';
        this.#at += 2;
      } else if (letter === '(' && end !== '') {
        // Brackets of the formula itself: what parts arguments parts nothing in them.
        flush();
        this.#at++;
        put(`(${this.read(')')})`);
        this.#at++;
      } else {
        words += letter;
        this.#at++;
      }
    }
    flush();
    return latex;
  }

  #arguments(): string[] {
    this.#depth++;
    const all: string[] = [];
    while (this.#at < this.#code.length) {
      all.push(this.read(',;)').trim());
      const mark = this.#code[this.#at++];
      if (mark === ')') break;
    }
    this.#depth--;
    return all;
  }

  #switch(name: string, options: string, said: readonly string[]): string {
    const [first = '', second = '', third = ''] = said;
    const has = (option: string) => new RegExp(`\\\\${option}(?![a-z])`, 'i').test(options);
    switch (name) {
      case 'f':
        return `\\frac{${first}}{${second}}`;
      case 'r':
        return said.length > 1 && first !== '' ? `\\sqrt[{${first}}]{${second}}` : `\\sqrt{${second || first}}`;
      case 's':
        if (said.length > 1) return `{}^{${first}}_{${second}}`;
        return has('do') ? `{}_{${first}}` : `{}^{${first}}`;
      case 'x':
        if (has('to')) return `\\overline{${first}}`;
        if (has('bo')) return `\\underline{${first}}`;
        return has('le') || has('ri')
          ? `\\left${has('le') ? '|' : '.'} ${first}\\right${has('ri') ? '|' : '.'}`
          : `\\boxed{${first}}`;
      case 'a':
        return rowsOf(said, Number(/\\co(\d+)/i.exec(options)?.[1] ?? 1));
      case 'b':
        return bracketed(options, said.join(', '));
      case 'i': {
        const sign = has('su') ? '\\sum' : has('pr') ? '\\prod' : '\\int';
        return `${sign}_{${first}}^{${second}} ${third}`;
      }
      case 'l':
        return said.join(', ');
      case 'o':
        return this.#over(has('ac'), said);
      default:
        // `\d` only moves what follows.
        return '';
    }
  }

  /** One thing set over another: the arrow of a vector, the arc or the hat of an angle, a letter in a ring. */
  #over(isRing: boolean, said: readonly string[]): string {
    const isBare = (each: string) => each.replace(/\{\}[\^_]\{(.*)\}/, '$1').trim();
    const bare = said.map(isBare);
    const at = bare.findIndex((each) => SIGNS_OVER[each] !== undefined);
    const rest = said.filter((_, place) => place !== at);
    const command = SIGNS_OVER[bare[at] ?? ''];
    if (command !== undefined && rest.length === 1) return `${command}{${isBare(rest[0] ?? '')}}`;
    if (isRing && said.length === 2) return `\\textcircled{${bare[1]}}`;
    this.lossy = true;
    return said.join(' ');
  }
}

const SIGNS_OVER: Readonly<Record<string, string>> = {
  '\\to': '\\overrightarrow',
  '\\rightarrow': '\\overrightarrow',
  '\\longrightarrow': '\\overrightarrow',
  '\\frown': '\\overset{\\frown}',
  '\\hat{}': '\\widehat',
  '^': '\\widehat',
  '\\wedge': '\\widehat',
  '-': '\\overline',
  '\\_': '\\overline',
};

function rowsOf(cells: readonly string[], columns: number): string {
  const across = Math.max(1, Math.min(columns, 20));
  const rows: string[] = [];
  for (let at = 0; at < cells.length; at += across) rows.push(cells.slice(at, at + across).join(' & '));
  return `\\begin{matrix}${rows.join(' \\\\ ')}\\end{matrix}`;
}

const BRACKETS: Readonly<Record<string, string>> = { '{': '\\{', '}': '\\}', '<': '\\langle', '>': '\\rangle' };
const ACROSS: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')', '<': '>' };

function bracketed(options: string, inner: string): string {
  const said = (side: string) => new RegExp(`\\\\${side}c\\s*\\\\(.)`, 'i').exec(options)?.[1];
  const both = said('b');
  const left = both ?? said('l');
  const right = both ? (ACROSS[both] ?? both) : said('r');
  const isPlain = left === undefined && right === undefined;
  const sign = (each: string | undefined, usual: string) =>
    each === undefined ? (isPlain ? usual : '.') : (BRACKETS[each] ?? each);
  return `\\left${sign(left, '(')} ${inner}\\right${sign(right, ')')}`;
}
