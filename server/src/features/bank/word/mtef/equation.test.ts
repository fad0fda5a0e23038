import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { readWord } from '../read-word.ts';
import { p, packed, run } from '../testing/docx.ts';
import { equationLatex } from './equation.ts';
import { inCompoundFile, type MtefWriter, mtefWriter } from './writer.ts';

const SYMBOL = 6;
const FUNCTION = 2;
const TEXT = 1;
const EXPAND = 22;
/** Selector and variation by version. */
type Place = Readonly<Record<3 | 5, readonly [selector: number, variation: number]>>;
const FRACTION: Place = { 3: [14, 0], 5: [11, 0] };
const ROOT: Place = { 3: [13, 0], 5: [10, 0] };
const NTH: Place = { 3: [13, 1], 5: [10, 1] };
const SUP: Place = { 3: [15, 0], 5: [28, 0] };
const SUB: Place = { 3: [15, 1], 5: [27, 0] };
const PAREN: Place = { 3: [1, 0], 5: [1, 3] };
const SYSTEM: Place = { 3: [2, 1], 5: [2, 1] };
const SUM: Place = { 3: [29, 1], 5: [16, 0x70] };
const INTEGRAL: Place = { 3: [21, 2], 5: [15, 0x31] };
const LIMIT: Place = { 3: [39, 0], 5: [23, 0x10] };
const VECTOR: Place = { 3: [47, 1], 5: [31, 2] };
const BAR: Place = { 3: [17, 0], 5: [13, 0] };
const HALF_OPEN: Place = { 3: [12, 0], 5: [9, 0x30] };

const cases: readonly [latex: string, (w: MtefWriter, at: (place: Place) => readonly [number, number]) => number[]][] =
  [
    ['x+1', (w) => w.char('x+1')],
    ['-1,5', (w) => w.char('−1,5')],
    ['\\frac{a}{b}', (w, at) => w.template(...at(FRACTION), w.line(w.char('a')), w.line(w.char('b')))],
    ['\\sqrt{2}', (w, at) => w.template(...at(ROOT), w.line(w.char('2')), w.empty())],
    ['\\sqrt[{3}]{27}', (w, at) => w.template(...at(NTH), w.line(w.char('27')), w.line(w.char('3')))],
    ['x^{2}', (w, at) => [...w.char('x'), ...w.template(...at(SUP), w.empty(), w.line(w.char('2')))]],
    ['H_{2}O', (w, at) => [...w.char('H'), ...w.template(...at(SUB), w.line(w.char('2')), w.empty()), ...w.char('O')]],
    ['\\alpha\\le\\beta', (w) => [...w.char('α', 4), ...w.char('≤', SYMBOL), ...w.char('β', 4)]],
    ['\\sin x', (w) => [...w.char('sin', FUNCTION), ...w.char('x')]],
    ['\\text{khi}\\;x>0', (w) => [...w.char('khi', TEXT), ...w.char('\uef04', 24), ...w.char('x>0')]],
    ["\\dot{x}'", (w) => w.char('x', 3, [2, 5])],
    [
      '\\left(\\frac{1}{2}\\right)',
      (w, at) => {
        const half = w.template(...at(FRACTION), w.line(w.char('1')), w.line(w.char('2')));
        return w.template(...at(PAREN), w.line(half), w.char('()', EXPAND));
      },
    ],
    [
      '\\left\\{\\begin{array}{l}x+y=1\\\\x-y=3\\end{array}\\right.',
      (w, at) =>
        w.template(...at(SYSTEM), w.pile(w.line(w.char('x+y=1')), w.line(w.char('x−y=3'))), w.char('{', EXPAND)),
    ],
    [
      '\\sum_{i=1}^{n}i',
      (w, at) =>
        w.template(...at(SUM), w.line(w.char('i')), w.line(w.char('i=1')), w.line(w.char('n')), w.char('∑', SYMBOL)),
    ],
    [
      '\\int_{0}^{1}x\\text{d}x',
      (w, at) =>
        w.template(
          ...at(INTEGRAL),
          w.line([...w.char('x'), ...w.char('d', TEXT), ...w.char('x')]),
          ...[w.line(w.char('0')), w.line(w.char('1')), w.char('∫', SYMBOL)],
        ),
    ],
    [
      '\\lim\\limits_{x\\to0}f',
      (w, at) => [
        ...w.template(...at(LIMIT), w.line(w.char('lim', FUNCTION)), w.line(w.char('x→0')), w.empty()),
        ...w.char('f'),
      ],
    ],
    ['\\overrightarrow{AB}', (w, at) => w.template(...at(VECTOR), w.line(w.char('AB')))],
    ['\\overline{z}', (w, at) => w.template(...at(BAR), w.line(w.char('z')))],
    ['\\left(0;1\\right]', (w, at) => w.template(...at(HALF_OPEN), w.line(w.char('0;1')), w.char('(]', EXPAND))],
    [
      '\\begin{matrix}1&2\\\\3&4\\end{matrix}',
      (w) => w.matrix(2, 2, ...['1', '2', '3', '4'].map((sign) => w.line(w.char(sign)))),
    ],
  ];

describe.each([3, 5] as const)('an equation of MTEF %i', (version) => {
  const w = mtefWriter(version);
  test.each(cases)('reads as %s', (latex, build) => {
    expect(equationLatex(w.ole(build(w, (place) => place[version])))).toBe(latex);
    expect(() => katex.renderToString(latex, { throwOnError: true })).not.toThrow();
  });

  test('that is long stands in sectors of the file and is read too', () => {
    const terms = Array.from({ length: 900 }, (_, at) => w.char(`+${at % 10}`));
    expect(equationLatex(w.ole(...terms))).toHaveLength(1_800);
  });

  test('with a sign that has no equal is not half said', () => {
    expect(equationLatex(w.ole(w.char('x\ue9a9')))).toBeNull();
  });
});

test('what is no equation is none', () => {
  expect(equationLatex(new Uint8Array([1]))).toBeNull();
  expect(equationLatex(inCompoundFile(new Uint8Array(100), 'WordDocument'))).toBeNull();
  expect(equationLatex(inCompoundFile(new Uint8Array(100)))).toBeNull();
});

test('a broken object is read or left, never a fault', () => {
  const whole = mtefWriter(5).ole(...cases.map(([, build]) => build(mtefWriter(5), (place) => place[5])));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
      (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        const latex = equationLatex(bytes);
        expect(latex === null || typeof latex === 'string').toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test('in a Word file becomes a formula, is counted as an object, and only the unreadable ones are problems', async () => {
  const object =
    '<w:r><w:object><v:shape style="width:45pt;height:20pt"><v:imagedata r:id="rIdPicture"/></v:shape><o:OLEObject ProgID="Equation.DSMT4" r:id="rIdOle"/></w:object></w:r>';
  const body = p(run('Câu 1. Tính ') + object) + p(run('A. 1\tB. 2\tC. 3\tD. 4')) + p(run('Đáp án: A'));
  const w = mtefWriter(5);
  const read = async (ole: Uint8Array) => (await readWord(packed(body, [], {}, ole))).questions[0];
  const good = await read(w.ole(w.template(11, 0, w.line(w.char('1')), w.line(w.char('2')))));
  expect(JSON.stringify(good?.definition.stem)).toContain('\\\\frac{1}{2}');
  expect(good).toMatchObject({ counts: { formulas: 0, oleFormulas: 1 }, problems: [] });
  const bad = await read(new Uint8Array([1]));
  expect(bad).toMatchObject({ counts: { oleFormulas: 1 }, problems: [{ what: 'formulaNotConvertible', count: 1 }] });
});
