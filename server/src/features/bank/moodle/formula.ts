/** Thrown for a formula that is none, or has no value. */
export class FormulaError extends Error {}

const FUNCTIONS: Readonly<Record<string, (...values: number[]) => number>> = {
  abs: Math.abs,
  acos: Math.acos,
  acosh: Math.acosh,
  asin: Math.asin,
  asinh: Math.asinh,
  atan: Math.atan,
  atan2: Math.atan2,
  atanh: Math.atanh,
  ceil: Math.ceil,
  cos: Math.cos,
  cosh: Math.cosh,
  deg2rad: (degrees) => (degrees * Math.PI) / 180,
  exp: Math.exp,
  expm1: Math.expm1,
  floor: Math.floor,
  fmod: (value, by) => value % by,
  log: (value, base) => (base === undefined ? Math.log(value) : Math.log(value) / Math.log(base)),
  log10: Math.log10,
  log1p: Math.log1p,
  max: Math.max,
  min: Math.min,
  pi: () => Math.PI,
  pow: (base, exponent) => base ** exponent,
  rad2deg: (radians) => (radians * 180) / Math.PI,
  round: (value, digits = 0) => Number(`${Math.round(Number(`${value}e${digits}`))}e${-digits}`),
  sin: Math.sin,
  sinh: Math.sinh,
  sqrt: Math.sqrt,
  tan: Math.tan,
  tanh: Math.tanh,
};

const TOKEN =
  /\s*(\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|\{[^{}]+\}|[a-zA-Z][a-zA-Z0-9]*|\*\*|[-+*/%^(),])/y;
const MOST_TOKENS = 1_000;
const DEEPEST = 50;

/**
 * The value of a formula of Moodle's calculated questions: numbers, wild cards `{a}`, + - * / % ** and the functions of
 * its documentation. Nothing is run: it is read by this grammar alone.
 * @throws FormulaError
 */
export function formulaValue(formula: string, cards: Readonly<Record<string, number>>): number {
  const reader = new Reader(tokensOf(formula), cards);
  const value = reader.sum(0);
  if (!reader.isAtEnd() || !Number.isFinite(value)) throw new FormulaError(formula.slice(0, 80));
  return value;
}

function tokensOf(formula: string): string[] {
  const tokens: string[] = [];
  const text = formula.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text);
    if (!found || tokens.length >= MOST_TOKENS) throw new FormulaError(formula.slice(0, 80));
    tokens.push(found[1] ?? '');
  }
  return tokens;
}

class Reader {
  readonly #tokens: readonly string[];
  readonly #cards: Readonly<Record<string, number>>;
  #at = 0;

  constructor(tokens: readonly string[], cards: Readonly<Record<string, number>>) {
    this.#tokens = tokens;
    this.#cards = cards;
  }

  isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  sum(depth: number): number {
    if (depth > DEEPEST) throw new FormulaError('too deep');
    let value = this.#product(depth);
    for (let sign = this.#take('+', '-'); sign; sign = this.#take('+', '-')) {
      const next = this.#product(depth);
      value = sign === '+' ? value + next : value - next;
    }
    return value;
  }

  #product(depth: number): number {
    let value = this.#signed(depth);
    for (let sign = this.#take('*', '/', '%'); sign; sign = this.#take('*', '/', '%')) {
      const next = this.#signed(depth);
      value = sign === '*' ? value * next : sign === '/' ? value / next : value % next;
    }
    return value;
  }

  /** A sign binds less than a power, as in PHP: -2 ** 2 is -4. */
  #signed(depth: number): number {
    if (depth > DEEPEST) throw new FormulaError('too deep');
    const sign = this.#take('+', '-');
    if (sign) return sign === '-' ? -this.#signed(depth + 1) : this.#signed(depth + 1);
    const base = this.#atom(depth);
    return this.#take('**') ? base ** this.#signed(depth + 1) : base;
  }

  #atom(depth: number): number {
    const token = this.#tokens[this.#at++] ?? '';
    if (token === '(') {
      const value = this.sum(depth + 1);
      this.#expect(')');
      return value;
    }
    if (token.startsWith('{')) {
      const value = this.#cards[token.slice(1, -1).trim()];
      if (value === undefined) throw new FormulaError(token);
      return value;
    }
    const apply = Object.hasOwn(FUNCTIONS, token) ? FUNCTIONS[token] : undefined;
    if (apply) return apply(...this.#list(depth));
    if (!/^[\d.]/.test(token)) throw new FormulaError(token);
    return Number(token);
  }

  #list(depth: number): number[] {
    this.#expect('(');
    const values: number[] = [];
    if (this.#take(')')) return values;
    do values.push(this.sum(depth + 1));
    while (this.#take(','));
    this.#expect(')');
    return values;
  }

  #take(...signs: string[]): string | null {
    const token = this.#tokens[this.#at] ?? '';
    if (!signs.includes(token)) return null;
    this.#at += 1;
    return token;
  }

  #expect(sign: string): void {
    if (!this.#take(sign)) throw new FormulaError(sign);
  }
}
