import { existsSync, readdirSync, readFileSync } from 'node:fs';
import katex from 'katex';
import { expect, test } from 'vitest';
import { mathmlToLatex, parseHtml } from './index.ts';

function latexOf(mathml: string): string {
  const [math] = parseHtml(`<math>${mathml}</math>`);
  if (!math || typeof math === 'string') throw new RangeError('no formula');
  return mathmlToLatex(math).latex;
}

const CASES: [mathml: string, latex: string][] = [
  ['<mi>x</mi><mo>+</mo><mn>2</mn>', 'x+2'],
  ['<msup><mi>x</mi><mn>2</mn></msup>', 'x^{2}'],
  ['<msub><mrow><mi>a</mi><mi>b</mi></mrow><mn>1</mn></msub>', '{ab}_{1}'],
  ['<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>', 'x_{1}^{2}'],
  ['<mfrac><mn>1</mn><mi>π</mi></mfrac>', '\\frac{1}{\\pi}'],
  ['<mi>π</mi><mi>r</mi>', '\\pi r'],
  ['<msqrt><mi>x</mi><mo>≤</mo><mn>1</mn></msqrt>', '\\sqrt{x\\le1}'],
  ['<mroot><mi>x</mi><mn>3</mn></mroot>', '\\sqrt[{3}]{x}'],
  ['<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi>', '\\sin x'],
  ['<mi>cm</mi>', '\\mathrm{cm}'],
  [
    '<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>',
    '\\sum\\limits_{i=1}^{n}',
  ],
  ['<munder><mo>lim</mo><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder>', '\\lim\\limits_{x\\to0}'],
  ['<mover><mi>v</mi><mo>→</mo></mover>', '\\vec{v}'],
  ['<mover><mrow><mi>A</mi><mi>B</mi></mrow><mo>¯</mo></mover>', '\\overline{AB}'],
  ['<mover><mo>→</mo><mtext>t°</mtext></mover>', '\\xrightarrow{\\text{t°}}'],
  ['<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable>', '\\begin{matrix}1&2\\end{matrix}'],
  [
    '<mo>{</mo><mtable columnalign="left"><mtr><mtd><mi>x</mi></mtd></mtr></mtable>',
    '\\left\\{\\begin{array}{l}x\\end{array}\\right.',
  ],
  ['<mo>(</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>)</mo>', '\\left(\\frac{1}{2}\\right)'],
  ['<mfenced open="[" close=")"><mn>1</mn><mn>2</mn></mfenced>', '\\left[1,2\\right)'],
  ['<mmultiscripts><mi>C</mi><none/><none/><mprescripts/><mn>6</mn><mn>12</mn></mmultiscripts>', '{}_{6}^{12}C'],
  ['<menclose notation="box"><mi>x</mi></menclose>', '\\boxed{x}'],
  ['<mi mathvariant="double-struck">R</mi>', '\\mathbb{R}'],
  ['<semantics><mi>y</mi><annotation encoding="application/x-tex">x^2</annotation></semantics>', 'x^2'],
  ['<mtext>diện tích</mtext>', '\\text{diện tích}'],
];

test.each(CASES)('%s', (mathml, latex) => {
  expect(latexOf(mathml)).toBe(latex);
  expect(katex.renderToString(latex, { throwOnError: true })).toContain('katex');
});

test('an element that has no equal is named', () => {
  const [math] = parseHtml('<math><mlongdiv><mn>3</mn></mlongdiv></math>');
  expect(typeof math === 'object' && mathmlToLatex(math)).toEqual({ latex: '3', lost: ['mlongdiv'] });
});

const corpus = new URL('../../../../../../shared/corpora/omml2mathml-fixtures/', import.meta.url);
test.skipIf(!existsSync(corpus))('every formula of the corpus becomes LaTeX that KaTeX sets', () => {
  const files = readdirSync(corpus).filter((name) => name.endsWith('.html'));
  for (const name of files) {
    const math = mathIn(parseHtml(readFileSync(new URL(name, corpus), 'utf8')));
    if (!math) throw new RangeError(`${name} has no formula`);
    const { latex, lost } = mathmlToLatex(math);
    expect([name, lost]).toEqual([name, []]);
    expect(katex.renderToString(latex, { throwOnError: true, strict: 'ignore' })).toContain('katex');
  }
  expect(files).toHaveLength(178);
});

type Node = ReturnType<typeof parseHtml>[number];
function mathIn(nodes: readonly Node[]): Exclude<Node, string> | null {
  for (const node of nodes) {
    const found = typeof node === 'string' ? null : node.name === 'math' ? node : mathIn(node.children);
    if (found) return found;
  }
  return null;
}
