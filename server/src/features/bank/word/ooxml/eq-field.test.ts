import { expect, test } from 'vitest';
import { eqFormula } from './eq-field.ts';

test.each([
  ['EQ \\f(1;2)', '\\frac{1}{2}'],
  [' eq \\f(x+1,\\r(,y)) ', '\\frac{x+1}{\\sqrt{y}}'],
  ['EQ \\r(3,8)', '\\sqrt[{3}]{8}'],
  ['EQ x\\s\\up8(2) + y\\s\\do4(1)', 'x{}^{2} + y{}_{1}'],
  ['EQ \\o(\\s\\up6(→),AB)', '\\overrightarrow{AB}'],
  ['EQ \\o\\ac(○,B)', '\\textcircled{B}'],
  [
    'EQ \\b\\lc\\{(\\a\\al\\co1(x + y = 1,x - y = 3))',
    '\\left\\{ \\begin{matrix}x + y = 1 \\\\ x - y = 3\\end{matrix}\\right.',
  ],
  ['EQ \\x\\to(AB)', '\\overline{AB}'],
  ['EQ \\x\\le\\ri(x)', '\\left| x\\right|'],
  ['EQ \\i(0,1,f(x)dx)', '\\int_{0}^{1} f(x)dx'],
  ['EQ \\i\\su(k=1;n;k)', '\\sum_{k=1}^{n} k'],
  ['EQ \\f(f(a,b),2)', '\\frac{f(a,b)}{2}'],
])('%s is %s', (code, latex) => expect(eqFormula(code)).toEqual({ latex, plain: latex, lossy: false }));

test('a field of another name is none, and a broken one ends', () => {
  expect(eqFormula('REF _Ref1 \\h')).toBeNull();
  expect(eqFormula('EQUIP')).toBeNull();
  expect(eqFormula('EQ \\f(1,')?.latex).toBe('\\frac{1}{}');
  expect(eqFormula(`EQ ${'\\f('.repeat(500)}`)).not.toBeNull();
});
