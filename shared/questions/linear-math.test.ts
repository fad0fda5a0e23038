import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linearMath, linearWords } from './linear-math.ts';

it.each([
  ['x^2 + 2x - 3 = 0', 'x² + 2x - 3 = 0'],
  ['\\frac{x^{2}+1}{x-1}', '(x²+1)/(x-1)'],
  ['\\dfrac12', '1/2'],
  ['\\sqrt{2}', '√2'],
  ['\\sqrt[3]{x+1}', '³√(x+1)'],
  ['\\log_2(x-1)=3', 'log₂(x-1)=3'],
  ['u_{10}', 'u₁₀'],
  ['a_{i}^{x+1}', 'a_i^(x+1)'],
  ['\\left( 0; +\\infty \\right)', '(0; +∞)'],
  ['x \\in \\mathbb{R}, \\alpha \\le 30^\\circ', 'x ∈ R, α ≤ 30°'],
  ['\\lim_{x \\to 0} \\frac{\\sin x}{x}', 'lim_(x → 0) (sin x)/x'],
  ['\\mathrm{H_2SO_4}', 'H₂SO₄'],
  ['\\begin{cases} x=1 \\\\ y=2 \\end{cases}', 'x=1 ; y=2'],
  ['\\{1; 2\\}', '{1; 2}'],
])('%s reads as %s', (latex, line) => {
  expect(linearMath(latex)).toBe(line);
});

it('never fails and never leaves a command, whatever it is given', () => {
  const pieces = fc.constantFrom(
    '\\frac',
    '\\sqrt',
    '{',
    '}',
    '^',
    '_',
    'x',
    '2',
    '\\alpha',
    '[',
    ']',
    ' ',
    '\\',
    '\\foo',
  );
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      expect(linearMath(parts.join(' '))).not.toMatch(/\\[a-z]/);
    }),
  );
});

it('keeps the words around the formula', () => {
  const content = [
    { type: 'text' as const, text: 'Giải ' },
    { type: 'math' as const, latex: 'x^2=4' },
  ];
  expect(linearWords([{ type: 'paragraph', content }])).toBe('Giải x²=4');
});
