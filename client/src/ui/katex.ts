type Katex = typeof import('katex')['default'];

let loaded: Katex | null = null;
let loading: Promise<Katex> | null = null;

/** KaTeX where some page has already loaded it. */
export const katexIfLoaded = (): Katex | null => loaded;

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
