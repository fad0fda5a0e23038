type Katex = typeof import('katex')['default'];

let loaded: Katex | null = null;
let loading: Promise<Katex> | null = null;
let hasChemistry = false;
let loadingChemistry: Promise<void> | null = null;

/** Formulas of chemistry, `\ce{H2O}` and `\pu{5 mol}`, need a further part of KaTeX. */
const isChemistry = (latex: string) => /\\(ce|pu)\b/.test(latex);

/** KaTeX where all is there that this formula needs. */
export const katexFor = (latex: string): Katex | null => (isChemistry(latex) && !hasChemistry ? null : loaded);

/** Brings KaTeX and its fonts, once. A failed try is not remembered, so that the next formula tries again. */
export function loadKatex(): Promise<Katex> {
  loading ??= Promise.all([import('katex'), import('katex/dist/katex.min.css')]).then(
    ([{ default: katex }]) => {
      loaded = katex;
      return katex;
    },
    (failure: unknown) => {
      loading = null;
      throw failure;
    },
  );
  return loading;
}

/** Brings all that one formula needs. */
export async function loadKatexFor(latex: string): Promise<void> {
  await loadKatex();
  if (isChemistry(latex)) await loadChemistry();
}

export function loadChemistry(): Promise<void> {
  loadingChemistry ??= import('katex/contrib/mhchem').then(
    () => {
      hasChemistry = true;
    },
    (failure: unknown) => {
      loadingChemistry = null;
      throw failure;
    },
  );
  return loadingChemistry;
}
