import {
  ARROWS,
  charactersToLatex,
  DELIMITERS,
  FUNCTIONS,
  join,
  LIMITED,
  NARY,
  wordsToLatex,
} from '../omml/characters.ts';
import { type Node, type Slot, TYPEFACE } from './nodes.ts';
import { UnknownEquation } from './read-mtef.ts';

/** Blanks, from the alignment mark to the widest; the half of MTCode's private area where they stand differs by version. */
const BLANKS = ['', '', '\\,', '\\:', '\\;', '\\quad ', '\\qquad ', '\\,', ''];
/** MathType's own characters (MTCode's private use area) that have an equal. */
const OWN: Readonly<Record<number, string>> = {
  ...Object.fromEntries([0xeb00, 0xef00].flatMap((first) => BLANKS.map((blank, at) => [first + at, blank]))),
  ...{ 59694: '|', 59695: '\\|', 60676: 'd', 60677: 'e', 60678: 'i', 60679: 'j', 60680: 'D' },
};

/** Embellishments by number: the command over (or under) the character, or the sign behind it. */
const MARKS: Readonly<Record<number, string>> = {
  ...{ 2: '\\dot', 3: '\\ddot', 4: '\\dddot', 24: '\\ddddot', 8: '\\tilde', 9: '\\hat', 10: '\\not', 17: '\\bar' },
  ...{
    11: '\\vec',
    12: '\\overleftarrow',
    13: '\\overleftrightarrow',
    14: '\\overrightharpoon',
    15: '\\overleftharpoon',
  },
  ...{ 16: '\\cancel', 19: '\\overparen', 20: '\\overgroup', 21: '\\xcancel', 22: '\\cancel', 23: '\\bcancel' },
  ...{
    25: '\\underset{.}',
    26: '\\underset{..}',
    27: '\\underset{...}',
    29: '\\underline',
    30: '\\utilde',
    33: '\\underrightarrow',
    34: '\\underleftarrow',
    35: '\\underleftrightarrow',
  },
};
const PRIMES: Readonly<Record<number, string>> = { 5: "'", 6: "''", 7: '^{\\backprime}', 18: "'''" };
const INVISIBLE = new Set([0x2061, 0x2062, 0x2063, 0x200b]);

/**
 * A MathType equation as LaTeX of KaTeX's dialect.
 * @throws UnknownEquation for a sign or form that has no equal: half a formula would be another formula
 */
export function mtefToLatex(nodes: readonly Node[]): string {
  return lineToLatex(nodes).trim();
}

function lineToLatex(nodes: readonly Node[]): string {
  let latex = '';
  /** Where the last thing begins, for a script to hang on. */
  let last = 0;
  for (let at = 0; at < nodes.length; ) {
    const node = nodes[at];
    if (!node) break;
    const [next, taken] = wordAt(nodes, at) ?? [nodeToLatex(node), 1];
    at += taken;
    if (node.type === 'template' && node.form.name === 'script') latex = scripted(latex, last, next);
    else {
      const gap = join(latex, next).length - next.length;
      last = latex.length + gap;
      latex += join(latex, next);
    }
  }
  return latex;
}

/** A script behind `latex` hangs on its last thing, which starts at `last`. */
function scripted(latex: string, last: number, script: string): string {
  const base = latex.slice(last);
  if (base.trim() === '') return `${latex}{}${script}`;
  const hasScript = /[_^]\{/.test(base) && /\}$/.test(base) && !base.startsWith('\\left');
  return hasScript ? `${latex.slice(0, last)}{${base}}${script}` : latex + script;
}

/** Letters of one function name or one word of text, as one thing, and how many characters it takes. */
function wordAt(nodes: readonly Node[], from: number): [latex: string, taken: number] | null {
  const first = nodes[from];
  if (first?.type !== 'char' || (first.typeface !== TYPEFACE.function && first.typeface !== TYPEFACE.text)) return null;
  let text = '';
  let at = from;
  for (; at < nodes.length; at++) {
    const node = nodes[at];
    if (node?.type !== 'char' || node.typeface !== first.typeface || node.marks.length > 0) break;
    if (node.code >= 0xe000 && node.code <= 0xf8ff) break;
    text += String.fromCharCode(node.code);
  }
  if (at === from) return null;
  if (first.typeface === TYPEFACE.text) return [wordsToLatex(text), at - from];
  if (!/^\p{L}+$/u.test(text)) return [charactersToLatex(text), at - from];
  return [FUNCTIONS.has(text) ? `\\${text}` : `\\operatorname{${text}}`, at - from];
}

function nodeToLatex(node: Node): string {
  switch (node.type) {
    case 'char':
      return charToLatex(node);
    case 'pile':
      return node.lines.length === 1
        ? lineToLatex(node.lines[0] ?? [])
        : `\\begin{array}{l}${node.lines.map(lineToLatex).join('\\\\')}\\end{array}`;
    case 'matrix': {
      const rows: string[] = [];
      for (let at = 0; at < node.cells.length; at += node.columns)
        rows.push(
          node.cells
            .slice(at, at + node.columns)
            .map(lineToLatex)
            .join('&'),
        );
      return `\\begin{matrix}${rows.join('\\\\')}\\end{matrix}`;
    }
    case 'template':
      return templateToLatex(node);
  }
}

function charToLatex({ code, typeface, marks }: Node & { type: 'char' }): string {
  let latex = signToLatex(code, typeface);
  for (const mark of marks) {
    const prime = PRIMES[mark];
    const command = MARKS[mark];
    if (prime) latex += prime;
    else if (command === '\\not') latex = `\\not ${latex}`;
    else if (command) latex = `${command}{${latex}}`;
    else throw new UnknownEquation(`embellishment ${mark}`);
  }
  return latex;
}

function signToLatex(code: number, typeface: number): string {
  const own = OWN[code];
  if (own !== undefined) return own;
  if (INVISIBLE.has(code)) return '';
  if ((code >= 0xe000 && code <= 0xf8ff) || code < 0x20) throw new UnknownEquation(`character ${code.toString(16)}`);
  const latex = charactersToLatex(String.fromCharCode(code));
  return typeface === TYPEFACE.vector && /^\p{L}$/u.test(latex) ? `\\mathbf{${latex}}` : latex;
}

function templateToLatex({ form, slots, signs }: Node & { type: 'template' }): string {
  const slot = (at: number) => slotToLatex(slots[at]);
  switch (form.name) {
    case 'fence':
      return fenced(form.open, slot(0), form.close);
    case 'root':
      return slot(1) === '' ? `\\sqrt{${slot(0)}}` : `\\sqrt[{${slot(1)}}]{${slot(0)}}`;
    case 'fraction':
      return `\\frac{${slot(0)}}{${slot(1)}}`;
    case 'slash':
      return `{${slot(0)}}/{${slot(1)}}`;
    case 'script':
      return scripts(slot(0), slot(1));
    case 'prescript':
      return `{}${scripts(slot(0), slot(1))}`;
    case 'bar':
      return `${form.over ? '\\overline' : '\\underline'}{${slot(0)}}`;
    case 'arrow':
      return slot(1) === '' ? `${form.command}{${slot(0)}}` : `${form.command}[${slot(1)}]{${slot(0)}}`;
    case 'operator': {
      const sign = form.command === '' ? operatorSign(signs, slots[3]) : form.command;
      const isIntegral = /int$/.test(sign);
      const place = form.beside === isIntegral ? '' : form.beside ? '\\nolimits' : '\\limits';
      const limits = scripts(slot(1), slot(2));
      const body = slot(0);
      const head = limits === '' ? sign : `${sign}${place}${limits}`;
      return head + join(head, body);
    }
    case 'limit':
      return limited(slot(0), slot(1), slot(2));
    case 'brace':
      return form.over ? `\\overbrace{${slot(0)}}^{${slot(1)}}` : `\\underbrace{${slot(0)}}_{${slot(1)}}`;
    case 'accent':
      return `${form.command}{${slot(0)}}`;
    case 'box':
      return `\\boxed{${slot(0)}}`;
    case 'strike':
      return `\\cancel{${slot(0)}}`;
    case 'division':
      return slot(1) === ''
        ? `\\overline{\\smash{)}${slot(0)}}`
        : `\\overset{${slot(1)}}{\\overline{\\smash{)}${slot(0)}}}`;
    case 'dirac':
      return `\\left\\langle ${slot(0)}\\middle|${slot(1)}\\right\\rangle`;
  }
}

/** The sign of a big operator that has none of its own: it comes as a character, or in a place after the limits. */
function operatorSign(signs: readonly number[], slot: Slot | undefined): string {
  const typed = slot?.flatMap((node) => (node.type === 'char' ? [node.code] : [])) ?? [];
  const text = String.fromCharCode(...(signs.length > 0 ? signs : typed));
  return NARY[text] ?? `\\mathop{${slotToLatex(slot) || charactersToLatex(text)}}`;
}

function slotToLatex(slot: Slot | undefined): string {
  return slot ? lineToLatex(slot) : '';
}

function scripts(sub: string, sup: string): string {
  return `${sub === '' ? '' : `_{${sub}}`}${sup === '' ? '' : `^{${sup}}`}`;
}

function fenced(open: string, body: string, close: string): string {
  const [left, right] = [open === '' ? '.' : DELIMITERS[open], close === '' ? '.' : DELIMITERS[close]];
  if (left === undefined || right === undefined) throw new UnknownEquation(`fence ${open}${close}`);
  // "{" before lines is how systems of equations are written.
  return `\\left${left}${join(`\\left${left}`, body)}\\right${right}`;
}

function limited(body: string, lower: string, upper: string): string {
  const name = FUNCTIONS.has(body) ? `\\${body}` : body;
  const arrow = ARROWS[body];
  if (arrow) return lower === '' ? `${arrow}{${upper}}` : `${arrow}[${lower}]{${upper}}`;
  if (LIMITED.has(name)) return `${name}\\limits${scripts(lower, upper)}`;
  const under = lower === '' ? body : `\\underset{${lower}}{${body}}`;
  return upper === '' ? under : `\\overset{${upper}}{${under}}`;
}
