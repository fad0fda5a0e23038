import { type Block, type Inline, type Paragraph, type RichText, wordsOf } from './content.ts';

/** Commands that have a sign of their own. */
const SIGNS: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  Delta: 'Δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  theta: 'θ',
  lambda: 'λ',
  mu: 'μ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  Sigma: 'Σ',
  tau: 'τ',
  varphi: 'φ',
  phi: 'φ',
  Phi: 'Φ',
  omega: 'ω',
  Omega: 'Ω',
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  ne: '≠',
  neq: '≠',
  approx: '≈',
  equiv: '≡',
  pm: '±',
  mp: '∓',
  times: '×',
  cdot: '·',
  div: ':',
  infty: '∞',
  in: '∈',
  notin: '∉',
  subset: '⊂',
  cup: '∪',
  cap: '∩',
  emptyset: '∅',
  forall: '∀',
  exists: '∃',
  to: '→',
  rightarrow: '→',
  Rightarrow: '⇒',
  Leftrightarrow: '⇔',
  leftrightarrow: '↔',
  int: '∫',
  sum: '∑',
  prod: '∏',
  degree: '°',
  circ: '°',
  angle: '∠',
  perp: '⊥',
  parallel: '∥',
  ldots: '…',
  dots: '…',
  cdots: '…',
  prime: '′',
  partial: '∂',
  quad: ' ',
  qquad: ' ',
  setminus: '∖',
  mathbb: '',
  backslash: '\\',
};
const RAISED: Readonly<Record<string, string>> = {
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
  '+': '⁺',
  '-': '⁻',
  n: 'ⁿ',
  '°': '°',
  '′': '′',
};
const LOWERED: Readonly<Record<string, string>> = {
  0: '₀',
  1: '₁',
  2: '₂',
  3: '₃',
  4: '₄',
  5: '₅',
  6: '₆',
  7: '₇',
  8: '₈',
  9: '₉',
  '+': '₊',
  '-': '₋',
  n: 'ₙ',
};

/**
 * A formula in one line of ordinary signs ("x²/(a + b) ≤ √2"), for lists, spreadsheets and printed tables that cannot set
 * mathematics. Made to be read, not to be parsed again; what it does not know it leaves out or leaves as its letters.
 */
export function linearMath(latex: string): string {
  const [line] = group(latex, 0, false);
  return line
    .replace(/\s+/g, ' ')
    .replace(/\( | \)/g, (found) => found.trim())
    .trim();
}

/** The words of a rich text with its formulas in one line. */
export function linearWords(content: RichText): string {
  return wordsOf(content.map(linearBlock));
}

/** Reads to the end, or to the brace that closes the group; gives the text and where reading goes on. */
function group(latex: string, from: number, braced: boolean): [string, number] {
  let line = '';
  let at = from;
  while (at < latex.length) {
    if (braced && latex[at] === '}') return [line, at + 1];
    const [piece, next] = one(latex, at);
    line += piece;
    at = next;
  }
  return [line, at];
}

/** One sign, group or command with its arguments. */
function one(latex: string, at: number): [string, number] {
  const sign = latex[at] ?? '';
  if (sign === '{') return group(latex, at + 1, true);
  if (sign === '^' || sign === '_') {
    const [script, next] = argument(latex, at + 1);
    const small = [...script].map((letter) => (sign === '^' ? RAISED : LOWERED)[letter]);
    if (script !== '' && small.every((letter) => letter !== undefined)) return [small.join(''), next];
    return [`${sign}${wrapped(script)}`, next];
  }
  if (sign === '&' || sign === '~') return [' ', at + 1];
  if (sign !== '\\') return [sign, at + 1];
  const name = /^[a-zA-Z]+/.exec(latex.slice(at + 1))?.[0];
  if (!name)
    return [
      latex[at + 1] === '\\' ? '; ' : /[{}%_$#&]/.test(latex[at + 1] ?? '') ? (latex[at + 1] ?? '') : ' ',
      at + 2,
    ];
  return command(latex, name, at + 1 + name.length);
}

function command(latex: string, name: string, after: number): [string, number] {
  if (/^[dt]?frac$/.test(name)) {
    const [above, middle] = argument(latex, after);
    const [below, next] = argument(latex, middle);
    return [`${wrapped(above)}/${wrapped(below)}`, next];
  }
  if (name === 'sqrt') {
    const degree = /^\[([^\]]*)\]/.exec(latex.slice(after));
    const [under, next] = argument(latex, after + (degree?.[0].length ?? 0));
    const raised = [...(degree?.[1] ?? '')].map((letter) => RAISED[letter] ?? letter).join('');
    return [`${raised}√${wrapped(under)}`, next];
  }
  if (name === 'begin' || name === 'end') return [' ', argument(latex, after)[1]];
  const known = SIGNS[name];
  if (known !== undefined) return [known, after];
  // Names of functions stand as they are; commands of style (\mathrm, \left, \displaystyle) say nothing themselves.
  const isFunction = /^(sin|cos|tan|cot|log|ln|lim|max|min|exp)$/.test(name);
  return [isFunction ? name : '', after];
}

/** The next group or single sign. */
function argument(latex: string, at: number): [string, number] {
  const start = at + (/^\s*/.exec(latex.slice(at))?.[0].length ?? 0);
  return start < latex.length ? one(latex, start) : ['', start];
}

const wrapped = (text: string) => (/^[\p{L}\p{N},.′∞]*$/u.test(text.trim()) ? text.trim() : `(${text.trim()})`);

function linearBlock(block: Block): Block {
  if (block.type === 'paragraph') return linearParagraph(block);
  if (block.type !== 'table') return block;
  const rows = block.rows.map((row) => row.map((cell) => ({ ...cell, content: cell.content.map(linearParagraph) })));
  return { ...block, rows };
}

function linearParagraph(paragraph: Paragraph): Paragraph {
  const content = paragraph.content.map(
    (inline): Inline => (inline.type === 'math' ? { type: 'text', text: linearMath(inline.latex) } : inline),
  );
  return { ...paragraph, content };
}
