/** Unicode to KaTeX, for the signs that Vietnamese papers use; KaTeX reads most others as they are. */
const COMMANDS: Readonly<Record<string, string>> = {
  '\\': '\\backslash',
  '−': '-',
  '∗': '*',
  '∣': '|',
  '∶': ':',
  '–': '-',
  '·': '\\cdot',
  '⋅': '\\cdot',
  '∙': '\\cdot',
  '×': '\\times',
  '÷': '\\div',
  '±': '\\pm',
  '∓': '\\mp',
  '∞': '\\infty',
  '≤': '\\le',
  '⩽': '\\leqslant',
  '≥': '\\ge',
  '⩾': '\\geqslant',
  '≠': '\\ne',
  '≈': '\\approx',
  '≡': '\\equiv',
  '∼': '\\sim',
  '≅': '\\cong',
  '∝': '\\propto',
  '∈': '\\in',
  '∉': '\\notin',
  '∋': '\\ni',
  '⊂': '\\subset',
  '⊆': '\\subseteq',
  '⊃': '\\supset',
  '⊄': '\\not\\subset',
  '∪': '\\cup',
  '∩': '\\cap',
  '∖': '\\setminus',
  '∅': '\\varnothing',
  '∀': '\\forall',
  '∃': '\\exists',
  '¬': '\\neg',
  '∧': '\\wedge',
  '∨': '\\vee',
  '⊥': '\\perp',
  '∥': '\\parallel',
  '∦': '\\nparallel',
  '∠': '\\angle',
  '△': '\\triangle',
  '∆': '\\Delta',
  '∂': '\\partial',
  '∇': '\\nabla',
  '√': '\\surd',
  '∑': '\\sum',
  '∏': '\\prod',
  '∫': '\\int',
  '∬': '\\iint',
  '∭': '\\iiint',
  '∮': '\\oint',
  '⋃': '\\bigcup',
  '⋂': '\\bigcap',
  '→': '\\to',
  '←': '\\leftarrow',
  '↔': '\\leftrightarrow',
  '⇒': '\\Rightarrow',
  '⇐': '\\Leftarrow',
  '⇔': '\\Leftrightarrow',
  '↦': '\\mapsto',
  '⟶': '\\longrightarrow',
  '⇌': '\\rightleftharpoons',
  '↑': '\\uparrow',
  '↓': '\\downarrow',
  '…': '\\ldots',
  '⋯': '\\cdots',
  '⋮': '\\vdots',
  '⋱': '\\ddots',
  '°': '{}^{\\circ}',
  '∘': '\\circ',
  '′': "'",
  '″': "''",
  '‖': '\\|',
  '⟨': '\\langle',
  '⟩': '\\rangle',
  ℓ: '\\ell',
  ℝ: '\\mathbb{R}',
  ℕ: '\\mathbb{N}',
  ℤ: '\\mathbb{Z}',
  ℚ: '\\mathbb{Q}',
  ℂ: '\\mathbb{C}',
  α: '\\alpha',
  β: '\\beta',
  γ: '\\gamma',
  δ: '\\delta',
  ε: '\\varepsilon',
  ϵ: '\\epsilon',
  ζ: '\\zeta',
  η: '\\eta',
  θ: '\\theta',
  ϑ: '\\vartheta',
  ι: '\\iota',
  κ: '\\kappa',
  λ: '\\lambda',
  μ: '\\mu',
  µ: '\\mu',
  ν: '\\nu',
  ξ: '\\xi',
  π: '\\pi',
  ρ: '\\rho',
  σ: '\\sigma',
  ς: '\\varsigma',
  τ: '\\tau',
  υ: '\\upsilon',
  φ: '\\varphi',
  ϕ: '\\phi',
  χ: '\\chi',
  ψ: '\\psi',
  ω: '\\omega',
  Γ: '\\Gamma',
  Δ: '\\Delta',
  Θ: '\\Theta',
  Λ: '\\Lambda',
  Ξ: '\\Xi',
  Π: '\\Pi',
  Σ: '\\Sigma',
  Φ: '\\Phi',
  Ψ: '\\Psi',
  Ω: '\\Omega',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '^': '\\hat{}',
  '~': '\\sim',
  '{': '\\{',
  '}': '\\}',
  ' ': '\\ ',
  '\u00a0': '\\ ',
  '\u2004': '\\;',
  '\u2005': '\\:',
  '\u2009': '\\,',
  '\u200a': '\\,',
  '\u2003': '\\quad',
};

/** Function application, invisible times and separators, zero-width marks: they draw nothing. */
const SILENT = /[\u2061-\u2064\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;
/** Letters that KaTeX draws as math: the others (ế, ư, đ) are words and go into \text. */
const WORD =
  /[\p{L}\p{M}]*[\u00c0-\u024f\u1e00-\u1eff][\p{L}\p{M}]*(?: +[\p{L}\p{M}]*[\u00c0-\u024f\u1e00-\u1eff][\p{L}\p{M}]*)*/gu;

/** The text of a formula's run as LaTeX. Mathematical letters (𝑥) become plain ones, which LaTeX draws slanted itself. */
export function charactersToLatex(text: string): string {
  const plain = text
    .replace(SILENT, '')
    .replace(/[\u{1d400}-\u{1d7ff}]/gu, (sign) => sign.normalize('NFKC'))
    .normalize('NFC');
  let latex = '';
  let from = 0;
  for (const word of plain.matchAll(WORD)) {
    latex += signs(plain.slice(from, word.index)) + wordsToLatex(word[0]);
    from = word.index + word[0].length;
  }
  return latex + signs(plain.slice(from));
}

/** Words inside a formula. */
export function wordsToLatex(text: string): string {
  const escaped = text.replace(/[\\{}#$%&_^~]/g, (sign) => (sign === '\\' ? '\\textbackslash{}' : `\\${sign}`));
  return `\\text{${escaped.replace(/\\([\^~])/g, '\\$1{}')}}`;
}

function signs(text: string): string {
  let latex = '';
  for (const sign of text) {
    const command = COMMANDS[sign] ?? sign;
    latex += join(latex, command);
  }
  return latex;
}

/** A blank where a command would swallow the letter after it ("\pi" "r"). */
export function join(before: string, after: string): string {
  return /\\[a-zA-Z]+$/.test(before) && /^[a-zA-Z]/.test(after) ? ` ${after}` : after;
}

/** Names that LaTeX knows as functions; "tg", "cotg" and the like are drawn upright by \operatorname. */
export const FUNCTIONS: ReadonlySet<string> = new Set(
  'sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth log ln lg exp lim limsup liminf max min sup inf det dim gcd deg arg ker hom Pr'.split(
    ' ',
  ),
);
/** Functions whose index stands below them. */
export const LIMITED: ReadonlySet<string> = new Set(
  'lim limsup liminf max min sup inf det gcd Pr'.split(' ').map((name) => `\\${name}`),
);

export const DELIMITERS: Readonly<Record<string, string>> = {
  '': '.',
  '{': '\\{',
  '}': '\\}',
  '⟨': '\\langle',
  '⟩': '\\rangle',
  '〈': '\\langle',
  '〉': '\\rangle',
  '⌊': '\\lfloor',
  '⌋': '\\rfloor',
  '⌈': '\\lceil',
  '⌉': '\\rceil',
  '‖': '\\|',
  '∥': '\\|',
  '|': '|',
  '∣': '|',
  '(': '(',
  ')': ')',
  '[': '[',
  ']': ']',
  '/': '/',
};

export const NARY: Readonly<Record<string, string>> = {
  '∑': '\\sum',
  '∏': '\\prod',
  '∐': '\\coprod',
  '∫': '\\int',
  '∬': '\\iint',
  '∭': '\\iiint',
  '∮': '\\oint',
  '∯': '\\oiint',
  '∰': '\\oiiint',
  '⋃': '\\bigcup',
  '⋂': '\\bigcap',
  '⋁': '\\bigvee',
  '⋀': '\\bigwedge',
  '⨁': '\\bigoplus',
  '⨂': '\\bigotimes',
  '⨀': '\\bigodot',
};

/** Accents by Word's combining character: over one sign, over several. */
export const ACCENTS: Readonly<Record<string, readonly [string, string]>> = {
  '\u0302': ['\\hat', '\\widehat'],
  '^': ['\\hat', '\\widehat'],
  '\u0303': ['\\tilde', '\\widetilde'],
  '\u0304': ['\\bar', '\\overline'],
  '\u0305': ['\\bar', '\\overline'],
  '¯': ['\\bar', '\\overline'],
  '\u0301': ['\\acute', '\\acute'],
  '\u0300': ['\\grave', '\\grave'],
  '\u0306': ['\\breve', '\\breve'],
  '\u030c': ['\\check', '\\widecheck'],
  '\u0307': ['\\dot', '\\dot'],
  '\u0308': ['\\ddot', '\\ddot'],
  '\u20d7': ['\\vec', '\\overrightarrow'],
  '→': ['\\vec', '\\overrightarrow'],
  '\u20d6': ['\\overleftarrow', '\\overleftarrow'],
  '\u20e1': ['\\overleftrightarrow', '\\overleftrightarrow'],
  '\u20d0': ['\\overleftharpoon', '\\overleftharpoon'],
  '\u20d1': ['\\overrightharpoon', '\\overrightharpoon'],
};

/** Arrows that stretch with the words above or below them. */
export const ARROWS: Readonly<Record<string, string>> = {
  '→': '\\xrightarrow',
  '⟶': '\\xrightarrow',
  '←': '\\xleftarrow',
  '↔': '\\xleftrightarrow',
  '⇒': '\\xRightarrow',
  '⇐': '\\xLeftarrow',
  '⇔': '\\xLeftrightarrow',
  '⇌': '\\xrightleftharpoons',
};
