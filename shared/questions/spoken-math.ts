import { type Block, inlinesOf, type RichText, wordsOf } from './content.ts';

type Language = 'vi' | 'en';
type Said = Readonly<Record<Language, string>>;

/** Formulas as a teacher reads them aloud: "x bình phương cộng 1 phần 2". For reading aloud and for names of buttons. */
export function spokenLatex(latex: string, language: Language): string {
  const reader = new Reader(latex, language);
  return reader.all().replace(/\s+/g, ' ').trim();
}

/** The words of a text with its formulas spoken. */
export function spokenWords(content: RichText, language: Language): string {
  if (!inlinesOf(content).some(({ type }) => type === 'math')) return wordsOf(content);
  return wordsOf(content.map((block) => withSpokenMath(block, language)));
}

function withSpokenMath(block: Block, language: Language): Block {
  const speak = <P extends Extract<Block, { type: 'paragraph' }>>(paragraph: P): P => ({
    ...paragraph,
    content: paragraph.content.map((part) =>
      part.type === 'math' ? { type: 'text', text: ` ${spokenLatex(part.latex, language)} ` } : part,
    ),
  });
  if (block.type === 'paragraph') return speak(block);
  if (block.type !== 'table') return block;
  return {
    ...block,
    rows: block.rows.map((row) => row.map((cell) => ({ ...cell, content: cell.content.map(speak) }))),
  };
}

const SIGNS: Readonly<Record<string, Said>> = {
  '+': { vi: 'cộng', en: 'plus' },
  '-': { vi: 'trừ', en: 'minus' },
  '=': { vi: 'bằng', en: 'equals' },
  '<': { vi: 'nhỏ hơn', en: 'is less than' },
  '>': { vi: 'lớn hơn', en: 'is greater than' },
  '/': { vi: 'trên', en: 'over' },
  '*': { vi: 'nhân', en: 'times' },
  '(': { vi: 'mở ngoặc', en: 'open bracket' },
  ')': { vi: 'đóng ngoặc', en: 'close bracket' },
  '|': { vi: 'gạch đứng', en: 'bar' },
  '!': { vi: 'giai thừa', en: 'factorial' },
  "'": { vi: 'phẩy', en: 'prime' },
  '%': { vi: 'phần trăm', en: 'percent' },
};

const COMMANDS: Readonly<Record<string, Said>> = {
  times: { vi: 'nhân', en: 'times' },
  cdot: { vi: 'nhân', en: 'times' },
  div: { vi: 'chia', en: 'divided by' },
  pm: { vi: 'cộng trừ', en: 'plus or minus' },
  mp: { vi: 'trừ cộng', en: 'minus or plus' },
  le: { vi: 'nhỏ hơn hoặc bằng', en: 'is at most' },
  ge: { vi: 'lớn hơn hoặc bằng', en: 'is at least' },
  ne: { vi: 'khác', en: 'is not' },
  approx: { vi: 'xấp xỉ', en: 'is about' },
  equiv: { vi: 'đồng dư với', en: 'is equivalent to' },
  sim: { vi: 'đồng dạng với', en: 'is similar to' },
  infty: { vi: 'vô cùng', en: 'infinity' },
  in: { vi: 'thuộc', en: 'in' },
  notin: { vi: 'không thuộc', en: 'not in' },
  subset: { vi: 'là tập con của', en: 'is a subset of' },
  cup: { vi: 'hợp', en: 'union' },
  cap: { vi: 'giao', en: 'intersection' },
  setminus: { vi: 'trừ', en: 'without' },
  emptyset: { vi: 'tập rỗng', en: 'the empty set' },
  forall: { vi: 'với mọi', en: 'for all' },
  exists: { vi: 'tồn tại', en: 'there is' },
  to: { vi: 'tiến tới', en: 'to' },
  rightarrow: { vi: 'mũi tên', en: 'arrow' },
  Rightarrow: { vi: 'suy ra', en: 'implies' },
  Leftrightarrow: { vi: 'tương đương', en: 'if and only if' },
  int: { vi: 'tích phân', en: 'integral' },
  sum: { vi: 'tổng', en: 'sum' },
  prod: { vi: 'tích', en: 'product' },
  lim: { vi: 'giới hạn', en: 'limit' },
  log: { vi: 'lô ga rít', en: 'log' },
  ln: { vi: 'lô ga rít tự nhiên', en: 'natural log' },
  sin: { vi: 'sin', en: 'sine' },
  cos: { vi: 'cô sin', en: 'cosine' },
  tan: { vi: 'tang', en: 'tangent' },
  cot: { vi: 'cô tang', en: 'cotangent' },
  angle: { vi: 'góc', en: 'angle' },
  triangle: { vi: 'tam giác', en: 'triangle' },
  parallel: { vi: 'song song với', en: 'is parallel to' },
  perp: { vi: 'vuông góc với', en: 'is perpendicular to' },
  circ: { vi: 'độ', en: 'degrees' },
  degree: { vi: 'độ', en: 'degrees' },
  ldots: { vi: 'vân vân', en: 'and so on' },
  Delta: { vi: 'đen ta', en: 'delta' },
  alpha: { vi: 'an pha', en: 'alpha' },
  beta: { vi: 'bê ta', en: 'beta' },
  gamma: { vi: 'gam ma', en: 'gamma' },
  delta: { vi: 'đen ta', en: 'delta' },
  lambda: { vi: 'lam đa', en: 'lambda' },
  mu: { vi: 'muy', en: 'mu' },
  omega: { vi: 'ô mê ga', en: 'omega' },
  Omega: { vi: 'ô mê ga', en: 'omega' },
  varphi: { vi: 'phi', en: 'phi' },
};
/** Other names of the same. */
const SAME: Readonly<Record<string, string>> = {
  leq: 'le',
  leqslant: 'le',
  geq: 'ge',
  geqslant: 'ge',
  neq: 'ne',
  dots: 'ldots',
  cdots: 'ldots',
  longrightarrow: 'rightarrow',
  iff: 'Leftrightarrow',
  ast: 'times',
};

/** Over what follows: a vector, a bar, a hat. */
const OVER: Readonly<Record<string, Said>> = {
  vec: { vi: 'véc tơ', en: 'vector' },
  overrightarrow: { vi: 'véc tơ', en: 'vector' },
  overline: { vi: 'gạch ngang trên', en: 'bar over' },
  bar: { vi: 'gạch ngang trên', en: 'bar over' },
  hat: { vi: 'góc', en: 'angle' },
  widehat: { vi: 'góc', en: 'angle' },
};

const WORDS = {
  over: { vi: 'phần', en: 'over' },
  root: { vi: 'căn bậc hai của', en: 'the square root of' },
  cubeRoot: { vi: 'căn bậc ba của', en: 'the cube root of' },
  nthRoot: { vi: (n: string) => `căn bậc ${n} của`, en: (n: string) => `root ${n} of` },
  squared: { vi: 'bình phương', en: 'squared' },
  cubed: { vi: 'lập phương', en: 'cubed' },
  power: { vi: 'mũ', en: 'to the power' },
  index: { vi: 'chỉ số', en: 'sub' },
  system: { vi: 'hệ', en: 'system' },
  row: { vi: '; ', en: '; ' },
} as const;

/** Reads LaTeX from left to right, group by group. What it does not know it leaves out or says as it stands. */
class Reader {
  readonly #latex: string;
  readonly #language: Language;
  #at = 0;

  constructor(latex: string, language: Language) {
    this.#latex = latex;
    this.#language = language;
  }

  all(end = ''): string {
    const said: string[] = [];
    while (this.#at < this.#latex.length) {
      if (end !== '' && this.#latex[this.#at] === end) {
        this.#at++;
        break;
      }
      said.push(this.#next());
    }
    return said.join(' ');
  }

  #next(): string {
    const sign = this.#latex[this.#at++] ?? '';
    if (sign === '\\') return this.#command();
    if (sign === '{') return this.all('}');
    if (sign === '^') return this.#power(this.#argument());
    if (sign === '_') return this.#index(this.#argument());
    if (sign === '&' || sign === '~' || sign === '}' || sign === '$' || /\s/.test(sign)) return '';
    const known = SIGNS[sign];
    if (known) return known[this.#language];
    if (!/[\p{L}\d.,]/u.test(sign)) return sign;
    // A number, or letters as they stand: "abc" is a, b, c only to a reader of formulas.
    let word = sign;
    const more = /\d/.test(sign) ? /[\d.,]/ : /[^\s\S]/;
    while (more.test(this.#latex[this.#at] ?? '')) word += this.#latex[this.#at++];
    return word;
  }

  #command(): string {
    const [name = ''] = /^[A-Za-z]+/.exec(this.#latex.slice(this.#at)) ?? [];
    if (name === '') {
      const escaped = this.#latex[this.#at++] ?? '';
      if (escaped === '\\') return WORDS.row[this.#language];
      return /[%{}]/.test(escaped) ? (SIGNS[escaped]?.[this.#language] ?? '') : '';
    }
    this.#at += name.length;
    const language = this.#language;
    switch (name) {
      case 'frac':
      case 'dfrac':
      case 'tfrac':
        return `${this.#argument()} ${WORDS.over[language]} ${this.#argument()}`;
      case 'sqrt': {
        const degree = this.#bracket();
        if (degree === '3') return `${WORDS.cubeRoot[language]} ${this.#argument()}`;
        const root = degree === null ? WORDS.root[language] : WORDS.nthRoot[language](degree);
        return `${root} ${this.#argument()}`;
      }
      case 'text':
      case 'mathrm':
      case 'textbf':
      case 'operatorname':
        return this.#raw().replace(/[\\^_{}$]/g, ' ');
      case 'ce':
      case 'pu':
        return this.#chemistry(this.#raw());
      case 'begin': {
        const what = this.#raw();
        return what === 'cases' ? WORDS.system[language] : '';
      }
      case 'end':
        this.#raw();
        return '';
    }
    const over = OVER[name];
    if (over) return `${over[language]} ${this.#argument()}`;
    // Sizes, spaces and styles have no sound; a Greek letter without an entry is said by its name.
    if (/^(left|right|big+|Big+|display|text|script|quad|qquad|limits|mathbf|mathbb|boldsymbol|rm|,|;)/.test(name))
      return '';
    return (COMMANDS[SAME[name] ?? name] ?? { vi: name, en: name })[language];
  }

  #argument(): string {
    while (/\s/.test(this.#latex[this.#at] ?? '')) this.#at++;
    if (this.#latex[this.#at] !== '{') return this.#oneSign();
    this.#at++;
    return this.all('}').trim();
  }

  /** What stands without braces behind "^" or "\frac" is one sign, or one command. */
  #oneSign(): string {
    const sign = this.#latex[this.#at] ?? '';
    if (sign === '\\') {
      this.#at++;
      return this.#command();
    }
    // The end of the group around it is not its argument.
    if (sign === '}') return '';
    this.#at++;
    return SIGNS[sign]?.[this.#language] ?? sign.replace(/[\^_&~$]/, '');
  }

  #bracket(): string | null {
    if (this.#latex[this.#at] !== '[') return null;
    this.#at++;
    return this.all(']').trim();
  }

  /** The text of a group as it stands. */
  #raw(): string {
    if (this.#latex[this.#at] !== '{') return '';
    let depth = 0;
    const from = this.#at + 1;
    for (; this.#at < this.#latex.length; this.#at++) {
      const sign = this.#latex[this.#at];
      if (sign === '{') depth++;
      else if (sign === '}' && --depth === 0) break;
    }
    return this.#latex.slice(from, this.#at++);
  }

  #power(of: string): string {
    if (of === '2') return WORDS.squared[this.#language];
    if (of === '3') return WORDS.cubed[this.#language];
    // 90^\circ is an angle, not a power.
    if (of === COMMANDS.circ?.[this.#language]) return of;
    if (of === SIGNS["'"]?.[this.#language]) return of;
    return `${WORDS.power[this.#language]} ${of}`;
  }

  #index(of: string): string {
    return `${WORDS.index[this.#language]} ${of}`;
  }

  /** "2H2 + O2 -> 2H2O" as "2 H 2 cộng O 2 mũi tên 2 H 2 O". */
  #chemistry(formula: string): string {
    const arrow = COMMANDS.rightarrow?.[this.#language] ?? '';
    return formula
      .replace(/<?[-=]*->|<=>|\\rightarrow/g, ` ${arrow} `)
      .replace(/\s\+\s/g, ` ${SIGNS['+']?.[this.#language]} `)
      .replace(/[\\^_{}$]/g, '')
      .replace(/([A-Z][a-z]?)/g, ' $1')
      .replace(/(\d+)/g, ' $1 ');
  }
}
