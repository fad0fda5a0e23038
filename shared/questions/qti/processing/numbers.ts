import type { QtiElement } from '../element.ts';
import { bool, float, integer, isSame, numberOf, type Scalar, single, type Valued } from '../value.ts';
import { attributeNumber, type Operator, type Operators, type Run } from './run.ts';

/** Arithmetic and comparison of numbers: NULL as soon as an operand is NULL or no number. */
export const NUMBERS: Operators = {
  sum: folded((numbers) => numbers.reduce((total, number) => total + number, 0)),
  product: folded((numbers) => numbers.reduce((total, number) => total * number, 1)),
  min: folded((numbers) => Math.min(...numbers)),
  max: folded((numbers) => Math.max(...numbers)),
  gcd: folded((numbers) => numbers.reduce(gcd, 0)),
  lcm: folded((numbers) => numbers.reduce((a, b) => (a === 0 || b === 0 ? 0 : Math.abs(a * b) / gcd(a, b)))),
  subtract: binary((a, b) => a - b),
  divide: binary((a, b) => (b === 0 ? null : a / b), 'float'),
  power: binary((a, b) => a ** b, 'float'),
  integerDivide: binary((a, b) => (b === 0 ? null : Math.floor(a / b)), 'integer'),
  integerModulus: binary((a, b) => (b === 0 ? null : a - b * Math.floor(a / b)), 'integer'),
  truncate: unary(Math.trunc, 'integer'),
  round: unary((value) => Math.floor(value + 0.5), 'integer'),
  integerToFloat: unary((value) => value, 'float'),
  roundTo: ([value], element, run) => {
    const number = numberOf(value ?? null);
    return number === null ? null : float(roundedBy(number, element, run));
  },
  lt: compared((a, b) => a < b),
  gt: compared((a, b) => a > b),
  lte: compared((a, b) => a <= b),
  gte: compared((a, b) => a >= b),
  durationLt: compared((a, b) => a < b),
  durationGte: compared((a, b) => a >= b),
  equal: ([a, b], element, run) => {
    const [first, second] = [a?.values[0], b?.values[0]];
    if (first === undefined || second === undefined) return null;
    return bool(isEqual(first, second, element, run));
  },
  notEqual: ([a, b], element, run) => {
    const [first, second] = [a?.values[0], b?.values[0]];
    return first === undefined || second === undefined ? null : bool(!isEqual(first, second, element, run));
  },
  equalRounded: ([a, b], element, run) => {
    const [first, second] = [numberOf(a ?? null), numberOf(b ?? null)];
    if (first === null || second === null) return null;
    return bool(isSame(roundedBy(first, element, run), roundedBy(second, element, run)));
  },
  mathOperator: (operands, element) => {
    const numbers = operands.map(numberOf);
    const [a, b] = numbers;
    const name = element.attributes.name ?? '';
    if (a === null || a === undefined || numbers.includes(null)) return null;
    if (name === 'atan2') return b === null || b === undefined ? null : float(Math.atan2(a, b));
    const result = FUNCTIONS[name]?.(a);
    if (result === undefined) return null;
    return /^(floor|ceil|signum)$/.test(name) ? integer(result) : float(result);
  },
  statsOperator: ([value], element) => statistic(value ?? null, element.attributes.name ?? ''),
};

const FUNCTIONS: Readonly<Record<string, (x: number) => number>> = {
  ...{ sin: Math.sin, cos: Math.cos, tan: Math.tan, asin: Math.asin, acos: Math.acos, atan: Math.atan },
  sec: (x) => 1 / Math.cos(x),
  csc: (x) => 1 / Math.sin(x),
  cot: (x) => 1 / Math.tan(x),
  asec: (x) => Math.acos(1 / x),
  acsc: (x) => Math.asin(1 / x),
  acot: (x) => Math.PI / 2 - Math.atan(x),
  ...{ sinh: Math.sinh, cosh: Math.cosh, tanh: Math.tanh },
  sech: (x) => 1 / Math.cosh(x),
  csch: (x) => 1 / Math.sinh(x),
  coth: (x) => 1 / Math.tanh(x),
  ...{ log: Math.log10, ln: Math.log, exp: Math.exp, abs: Math.abs, floor: Math.floor, ceil: Math.ceil },
  signum: Math.sign,
  toDegrees: (x) => (x * 180) / Math.PI,
  toRadians: (x) => (x * Math.PI) / 180,
};

/** Every number of every operand; null where one is NULL or holds something else. */
function allNumbers(operands: readonly Valued[]): number[] | null {
  const numbers: number[] = [];
  for (const operand of operands) {
    if (operand === null) return null;
    for (const value of operand.values) {
      const number = numberOf({ ...operand, values: [value] });
      if (number === null) return null;
      numbers.push(number);
    }
  }
  return numbers.length === 0 ? null : numbers;
}

/** Whole numbers alone give a whole number. */
function typed(result: number, operands: readonly Valued[]): Valued {
  return operands.every((operand) => operand?.baseType === 'integer') ? integer(result) : float(result);
}

function folded(fold: (numbers: readonly number[]) => number): Operator {
  return (operands) => {
    const numbers = allNumbers(operands);
    return numbers === null ? null : typed(fold(numbers), operands);
  };
}

function binary(combine: (a: number, b: number) => number | null, type?: 'integer' | 'float'): Operator {
  return (operands) => {
    const [a, b] = operands.map(numberOf);
    if (a === null || a === undefined || b === null || b === undefined) return null;
    const result = combine(a, b);
    if (result === null) return null;
    return type ? single(type, result) : typed(result, operands);
  };
}

function unary(change: (value: number) => number, type: 'integer' | 'float'): Operator {
  return ([value]) => {
    const number = numberOf(value ?? null);
    return number === null ? null : single(type, change(number));
  };
}

function compared(is: (a: number, b: number) => boolean): Operator {
  return (operands) => {
    const [a, b] = operands.map(numberOf);
    return a === null || a === undefined || b === null || b === undefined ? null : bool(is(a, b));
  };
}

/** QTI 2.2, `equal`: a tolerance is absolute, or a percentage of the first value; two numbers are below and above. */
function isEqual(first: Scalar, second: Scalar, element: QtiElement, run: Run): boolean {
  const mode = element.attributes.toleranceMode ?? 'exact';
  const [a, b] = [first, second].map((value) => (typeof value === 'boolean' ? null : numberOf(single('float', value))));
  if (mode === 'exact' || a === null || a === undefined || b === null || b === undefined) return isSame(first, second);
  const said = (element.attributes.tolerance ?? '').trim().split(/\s+/);
  const sizes = said.map((each) => attributeNumber({ ...element, attributes: { each } }, 'each', run) ?? 0);
  const [below = 0, above = below] = mode === 'relative' ? sizes.map((size) => (Math.abs(a) * size) / 100) : sizes;
  const isWithin = (distance: number, size: number, includes: string | undefined) =>
    distance < size - 1e-12 || (Math.abs(distance - size) <= 1e-12 * Math.max(1, Math.abs(a)) && includes !== 'false');
  return b < a
    ? isWithin(a - b, below, element.attributes.includeLowerBound)
    : isWithin(b - a, above, element.attributes.includeUpperBound);
}

function roundedBy(value: number, element: QtiElement, run: Run): number {
  const figures = Math.min(Math.max(attributeNumber(element, 'figures', run) ?? 0, 0), 15);
  if (!Number.isFinite(value) || value === 0) return value;
  const isSignificant = (element.attributes.roundingMode ?? 'significantFigures').startsWith('significantFigure');
  const places = isSignificant ? figures - 1 - Math.floor(Math.log10(Math.abs(value))) : figures;
  const scale = 10 ** places;
  // Half goes up in size; the last bit of a float must not decide.
  return (Math.sign(value) * Math.floor(Math.abs(value) * scale + 0.5 + 1e-9)) / scale;
}

function gcd(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  for (let turns = 0; y !== 0 && turns < 1_000; turns++) [x, y] = [y, x % y];
  return x;
}

function statistic(value: Valued, name: string): Valued {
  const numbers = allNumbers([value]);
  if (numbers === null) return null;
  const n = numbers.length;
  const mean = numbers.reduce((total, number) => total + number, 0) / n;
  if (name === 'mean') return float(mean);
  const squares = numbers.reduce((total, number) => total + (number - mean) ** 2, 0);
  if (name === 'popVariance') return float(squares / n);
  if (name === 'popSD') return float(Math.sqrt(squares / n));
  if (n < 2) return null;
  if (name === 'sampleVariance') return float(squares / (n - 1));
  return name === 'sampleSD' ? float(Math.sqrt(squares / (n - 1))) : null;
}
