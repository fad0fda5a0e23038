import { charactersToLatex, DELIMITERS, FUNCTIONS, join, NARY, wordsToLatex } from '../word/omml/characters.ts';
import { over, under } from './mathml-scripts.ts';
import { elementsOf, type TreeElement, wordsOfTree } from './tree.ts';

export interface Formula {
  /** KaTeX's dialect, without delimiters. */
  readonly latex: string;
  /** Elements that have no equal and whose content stands in the formula without them. */
  readonly lost: readonly string[];
}

/** A MathML 3 formula (presentation elements) as LaTeX; where its author left the LaTeX beside it, that is taken. */
export function mathmlToLatex(math: TreeElement): Formula {
  const written = annotationOf(math);
  if (written !== null) return { latex: written, lost: [] };
  const lost: string[] = [];
  return { latex: row(elementsOf(math), lost).trim(), lost };
}

function annotationOf(math: TreeElement): string | null {
  for (const child of elementsOf(math)) {
    const isTex = child.name === 'annotation' && /^application\/x-(la)?tex$/i.test(child.attributes.encoding ?? '');
    const found = isTex ? wordsOfTree(child).trim() : annotationOf(child);
    if (found) return found;
  }
  return null;
}

function row(elements: readonly TreeElement[], lost: string[]): string {
  const fenced = fencedRow(elements, lost);
  if (fenced !== null) return fenced;
  let latex = '';
  for (const element of elements) {
    const next = convert(element, lost);
    latex += join(latex, next);
  }
  return latex;
}

const TALL = new Set(['mfrac', 'mtable', 'munderover', 'munder', 'mover', 'msup', 'msub', 'msubsup']);

/** "( … )" around something tall grows with it; a brace that nothing closes is a system of equations. */
function fencedRow(elements: readonly TreeElement[], lost: string[]): string | null {
  const [first] = elements;
  const last = elements.at(-1);
  if (!first || !last || elements.length < 2 || first.name !== 'mo') return null;
  const [open, close] = [sign(first), sign(last)];
  const [left, right] = [DELIMITERS[open], last.name === 'mo' ? DELIMITERS[close] : undefined];
  const inner = elements.slice(1, -1);
  const holds = (name: string, within: readonly TreeElement[]): boolean =>
    within.some((each) => each.name === name || holds(name, elementsOf(each)));
  if (open === '{' && holds('mtable', elements.slice(1)) && last.name !== 'mo')
    return `\\left\\{${join('\\{', row(elements.slice(1), lost))}\\right.`;
  const opens = (text: string) => ['(', '[', '{', '|', '⟨'].includes(text);
  const isPair = left !== undefined && right !== undefined && opens(open) && elements.length > 2;
  const isWhole = isPair && !inner.some((each) => each.name === 'mo' && [open, close].includes(sign(each)));
  if (!isWhole || !['mfrac', 'mtable', 'munderover'].some((name) => TALL.has(name) && holds(name, inner))) return null;
  return `\\left${left}${join(`\\left${left}`, row(inner, lost))}\\right${right}`;
}

const sign = (element: TreeElement) => wordsOfTree(element).trim();

function convert(element: TreeElement, lost: string[]): string {
  const parts = elementsOf(element);
  const part = (at: number) => {
    const found = parts[at];
    return found === undefined || found.name === 'none' ? '' : convert(found, lost);
  };
  switch (element.name) {
    case 'mi':
      return identifier(element);
    case 'mn':
      return styled(charactersToLatex(sign(element)), element.attributes.mathvariant);
    case 'mo':
      return operator(sign(element));
    case 'mtext':
    case 'ms':
      return wordsToLatex(wordsOfTree(element).replace(/\s+/g, ' '));
    case 'mspace':
      return element.attributes.linebreak === 'newline' ? '\\\\' : '\\;';
    case 'mfrac':
      return fraction(element, part(0), part(1));
    case 'msqrt':
      return `\\sqrt{${row(parts, lost)}}`;
    case 'mroot':
      return `\\sqrt[{${part(1)}}]{${part(0)}}`;
    case 'msup':
      return isPrime(parts[1]) ? `${base(part(0))}${part(1)}` : `${base(part(0))}^{${part(1)}}`;
    case 'msub':
      return `${base(part(0))}_{${part(1)}}`;
    case 'msubsup':
      return `${base(part(0))}_{${part(1)}}^{${part(2)}}`;
    case 'munder':
      return under(part(0), parts[1], part(1));
    case 'mover':
      return over(part(0), parts[1], part(1));
    case 'munderover':
      return isNary(parts[0])
        ? `${part(0)}\\limits_{${part(1)}}^{${part(2)}}`
        : `\\overset{${part(2)}}{${under(part(0), parts[1], part(1))}}`;
    case 'mmultiscripts':
      return multiscripts(parts, lost);
    case 'mtable':
      return table(element, lost);
    case 'mfenced':
      return fenced(element, lost);
    case 'menclose':
      return enclosed(element, row(parts, lost), lost);
    case 'mphantom':
      return `\\phantom{${row(parts, lost)}}`;
    case 'semantics':
      return part(0);
    case 'maction':
      return part(Math.max(0, (Number(element.attributes.selection) || 1) - 1));
    case 'annotation':
    case 'annotation-xml':
    case 'none':
    case 'mprescripts':
    case 'maligngroup':
    case 'malignmark':
      return '';
    case 'mrow':
    case 'mstyle':
    case 'mpadded':
    case 'math':
    case 'mtd':
      return row(parts, lost);
    default:
      lost.push(element.name);
      return parts.length > 0 ? row(parts, lost) : wordsToLatex(wordsOfTree(element));
  }
}

const VARIANTS: Readonly<Record<string, string>> = {
  normal: '\\mathrm',
  bold: '\\mathbf',
  'bold-italic': '\\boldsymbol',
  'double-struck': '\\mathbb',
  script: '\\mathcal',
  fraktur: '\\mathfrak',
  'sans-serif': '\\mathsf',
  monospace: '\\mathtt',
};

function styled(latex: string, variant: string | undefined): string {
  const command = VARIANTS[variant ?? ''];
  return command && /[\p{L}\d]/u.test(latex) && !latex.includes('\\text{') ? `${command}{${latex}}` : latex;
}

function identifier(element: TreeElement): string {
  const text = sign(element);
  if (FUNCTIONS.has(text)) return `\\${text}`;
  const variant = element.attributes.mathvariant;
  // One letter leans, several stand: the rule of MathML for identifiers.
  const isWord = [...text].length > 1 && /^\p{L}+$/u.test(text);
  if (isWord && (variant ?? 'normal') === 'normal') {
    const latex = charactersToLatex(text);
    return latex.includes('\\text{') ? latex : `\\mathrm{${latex}}`;
  }
  return styled(charactersToLatex(text), variant);
}

function operator(text: string): string {
  const bare = text.replace(/[\u2061-\u2064]/gu, '');
  if (NARY[bare]) return NARY[bare];
  if (FUNCTIONS.has(bare)) return `\\${bare}`;
  if (bare === '{' || bare === '}') return `\\${bare}`;
  if (bare === '′') return "'";
  if (/^\p{L}{2,}$/u.test(bare)) return `\\operatorname{${bare}}`;
  return charactersToLatex(bare);
}

const isPrime = (element: TreeElement | undefined) =>
  element?.name === 'mo' && /^['′]+$/.test(sign(element).replaceAll('″', '′′'));

/** A base that an index may follow without doubt about what it belongs to. */
function base(latex: string): string {
  return /^(\\?[a-zA-Z0-9]|\\[a-zA-Z]+|\\(math[a-z]+|text)\{[^{}]*\}|\))$/.test(latex) ? latex : `{${latex}}`;
}

function fraction(element: TreeElement, above: string, below: string): string {
  if (element.attributes.bevelled === 'true') return `{${above}}/{${below}}`;
  if (/^0/.test(element.attributes.linethickness ?? '')) return `\\genfrac{}{}{0pt}{}{${above}}{${below}}`;
  return `\\frac{${above}}{${below}}`;
}

function isNary(element: TreeElement | undefined): boolean {
  return element?.name === 'mo' && NARY[sign(element)] !== undefined;
}

function multiscripts(parts: readonly TreeElement[], lost: string[]): string {
  const [body, ...scripts] = parts;
  const cut = scripts.findIndex((each) => each.name === 'mprescripts');
  const written = (list: readonly TreeElement[]) => {
    let latex = '';
    for (let at = 0; at < list.length; at += 2) {
      const [lower, upper] = [list[at], list[at + 1]].map((each) => (each ? convert(each, lost) : ''));
      latex += `${lower ? `_{${lower}}` : ''}${upper ? `^{${upper}}` : ''}${at + 2 < list.length ? '{}' : ''}`;
    }
    return latex;
  };
  const before = cut < 0 ? '' : written(scripts.slice(cut + 1));
  const after = written(cut < 0 ? scripts : scripts.slice(0, cut));
  return `${before === '' ? '' : `{}${before}`}${body ? base(convert(body, lost)) : ''}${after}`;
}

const MOST_COLUMNS = 100;

function table(element: TreeElement, lost: string[]): string {
  const rows = elementsOf(element)
    .filter(({ name }) => name === 'mtr' || name === 'mlabeledtr')
    .map((each) =>
      elementsOf(each)
        .slice(each.name === 'mlabeledtr' ? 1 : 0)
        .map((cell) => convert(cell, lost)),
    );
  const places = (element.attributes.columnalign ?? '').split(/\s+/).filter(Boolean).slice(0, MOST_COLUMNS);
  const width = Math.min(MOST_COLUMNS, Math.max(1, ...rows.map((cells) => cells.length)));
  const body = rows.map((cells) => cells.join('&')).join('\\\\');
  if (places.length === 0 || places.every((place) => place === 'center')) return `\\begin{matrix}${body}\\end{matrix}`;
  const columns = Array.from({ length: width }, (_, at) => (places[at] ?? places.at(-1) ?? 'c').charAt(0));
  return `\\begin{array}{${columns.map((place) => (/[lcr]/.test(place) ? place : 'c')).join('')}}${body}\\end{array}`;
}

function fenced(element: TreeElement, lost: string[]): string {
  const { open = '(', close = ')', separators = ',' } = element.attributes;
  const marks = [...separators.replace(/\s/g, '')];
  const content = elementsOf(element)
    .map((each, at) => {
      const mark = at === 0 ? '' : (marks[at - 1] ?? marks.at(-1) ?? '');
      return `${mark === '|' ? '\\mid ' : charactersToLatex(mark)}${convert(each, lost)}`;
    })
    .join('');
  const delimiter = (text: string) => (text.trim() === '' ? '.' : DELIMITERS[text.trim()]);
  const [left, right] = [delimiter(open), delimiter(close)];
  if (left === undefined || right === undefined)
    return `${charactersToLatex(open)}{${content}}${charactersToLatex(close)}`;
  return `\\left${left}${join(`\\left${left}`, content)}\\right${right}`;
}

function enclosed(element: TreeElement, body: string, lost: string[]): string {
  const notation = element.attributes.notation ?? 'longdiv';
  if (/radical/.test(notation)) return `\\sqrt{${body}}`;
  if (/box|circle/.test(notation)) return `\\boxed{${body}}`;
  if (/diagonalstrike/.test(notation)) return `\\cancel{${body}}`;
  if (/horizontalstrike/.test(notation)) return `\\sout{${body}}`;
  if (/top/.test(notation)) return `\\overline{${body}}`;
  if (/bottom/.test(notation)) return `\\underline{${body}}`;
  lost.push(`menclose ${notation.slice(0, 40)}`);
  return body;
}
