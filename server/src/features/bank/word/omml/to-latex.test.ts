import { existsSync, readdirSync, readFileSync } from 'node:fs';
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { parseXml } from '../ooxml/xml.ts';
import { toLatex } from './to-latex.ts';

const M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const latexOf = (inner: string) => toLatex(parseXml(Buffer.from(`<m:oMath ${M}>${inner}</m:oMath>`))).latex;
const r = (text: string, properties = '') =>
  `<m:r>${properties && `<m:rPr>${properties}</m:rPr>`}<m:t>${text}</m:t></m:r>`;
const e = (inner: string) => `<m:e>${inner}</m:e>`;

describe('a formula of Word becomes LaTeX', () => {
  test.each([
    ['a fraction', `<m:f><m:num>${r('1')}</m:num><m:den>${r('2')}</m:den></m:f>`, '\\frac{1}{2}'],
    ['a power', `<m:sSup>${e(r('x'))}<m:sup>${r('2')}</m:sup></m:sSup>`, 'x^{2}'],
    ['a cube root', `<m:rad><m:deg>${r('3')}</m:deg>${e(r('x'))}</m:rad>`, '\\sqrt[{3}]{x}'],
    ['a square root whose empty degree is not hidden', `<m:rad><m:deg/>${e(r('2'))}</m:rad>`, '\\sqrt{2}'],
    [
      'an integral with bounds',
      `<m:nary><m:naryPr><m:chr m:val="∫"/></m:naryPr><m:sub>${r('0')}</m:sub><m:sup>${r('1')}</m:sup>${e(r('xdx'))}</m:nary>`,
      '\\int_{0}^{1}xdx',
    ],
    ['a point', `<m:d><m:dPr><m:sepChr m:val=";"/></m:dPr>${e(r('1'))}${e(r('−2'))}</m:d>`, '\\left(1;-2\\right)'],
    [
      'a system of equations',
      `<m:d><m:dPr><m:begChr m:val="{"/><m:endChr m:val=""/></m:dPr>${e(`<m:eqArr>${e(r('x+y=5'))}${e(r('x−y=1'))}</m:eqArr>`)}</m:d>`,
      '\\left\\{\\begin{array}{l}x+y=5\\\\x-y=1\\end{array}\\right.',
    ],
    [
      'a limit',
      `<m:func><m:fName><m:limLow>${e(r('lim', '<m:sty m:val="p"/>'))}<m:lim>${r('x→0')}</m:lim></m:limLow></m:fName>${e(r('x'))}</m:func>`,
      '\\lim\\limits_{x\\to0}x',
    ],
    [
      'a vector of two letters',
      `<m:acc><m:accPr><m:chr m:val="⃗"/></m:accPr>${e(r('AB'))}</m:acc>`,
      '\\overrightarrow{AB}',
    ],
    [
      'a logarithm',
      `<m:func><m:fName><m:sSub>${e(r('log', '<m:sty m:val="p"/>'))}<m:sub>${r('2')}</m:sub></m:sSub></m:fName>${e(r('8'))}</m:func>`,
      '\\log_{2}8',
    ],
    ['a degree sign', r('60°'), '60{}^{\\circ}'],
    ['Vietnamese words', r('x khi ế', '<m:nor/>'), '\\text{x khi ế}'],
    ['signs that LaTeX would read as its own', r('50%&amp;{a}_b'), '50\\%\\&\\{a\\}\\_b'],
    ['a Greek letter before a Latin one', r('2πr'), '2\\pi r'],
  ])('%s', (_, omml, latex) => {
    expect(latexOf(omml)).toBe(latex);
    expect(() => katex.renderToString(latex, { throwOnError: true, strict: false })).not.toThrow();
  });

  test('says when it met a structure that it does not know', () => {
    const formula = toLatex(parseXml(Buffer.from(`<m:oMath ${M}><m:mystery>${r('x')}</m:mystery></m:oMath>`)));
    expect(formula).toMatchObject({ latex: 'x', lossy: true });
  });
});

const corpus = new URL('../../../../../../../shared/corpora/omml2mathml-fixtures/', import.meta.url);
const names = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith('.omml')) : [];
if (names.length === 0) process.stderr.write('Skipped: the OMML corpus is not on this machine.\n');

/** What of MathML is structure: Word's and KaTeX's trees differ in how they group, not in these. */
const STRUCTURE = ['mfrac', 'msqrt', 'mroot', 'mtr', 'mtd'];

describe.skipIf(names.length === 0)('178 formulas that others made', () => {
  test.each(names)('%s keeps its structure', (name) => {
    const formula = toLatex(parseXml(readFileSync(new URL(name, corpus))));
    expect(formula.lossy).toBe(false);
    const rendered = katex.renderToString(formula.latex, { throwOnError: true, strict: false, output: 'mathml' });
    const wanted = readFileSync(new URL(name.replace('.omml', '.html'), corpus), 'utf8');
    const count = (mathml: string, tag: string) => mathml.split(`<${tag}`).length - 1;
    // The corpus leaves "&" in one cell; ours are the alignment columns that Word draws.
    const compared = STRUCTURE.filter((tag) => tag !== 'mtd' || !formula.latex.includes('{aligned}'));
    const ours = compared.map((tag) => count(rendered, tag) - count(wanted, tag));
    expect(ours, formula.latex).toEqual(compared.map(() => 0));
  });
});
