/** Commands of the formula editor's own, as KaTeX and other readers know them. */
const OWN: Readonly<Record<string, string>> = {
  differentialD: '\\mathrm{d}',
  exponentialE: 'e',
  imaginaryI: 'i',
  imaginaryJ: 'j',
};

export function tidyLatex(latex: string): string {
  return latex
    .replace(
      /\\(differentialD|exponentialE|imaginaryI|imaginaryJ)(?![a-zA-Z])\s*/g,
      (_, name: string) => `${OWN[name]} `,
    )
    .replace(/\\placeholder(\[[^\]]*\])?\{[^{}]*\}/g, '')
    .trim();
}
