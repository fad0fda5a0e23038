/** A run of text with the formulas that its author wrote between TeX delimiters. */
export type TexPiece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'math'; readonly latex: string; readonly display: boolean };

/** `\( \)`, `\[ \]`, `$$ $$` and Moodle's `[tex] [/tex]`, as MathJax and Moodle's filters read them. */
const PAGE = /\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]|(?<!\\)\$\$([\s\S]+?)(?<!\\)\$\$|\[tex\]([\s\S]+?)\[\/tex\]/gi;
/** The same, and a formula between single dollars: not in web pages, where "$5 and $6" is money. */
const SOURCE =
  /\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]|(?<!\\)\$\$([\s\S]+?)(?<!\\)\$\$|(?<!\\)\$((?:\\.|[^$\\\n])(?:\\.|[^$\\]){0,2000}?)(?<!\\)\$/gi;

const LONGEST_LATEX = 5_000;

/** `dollars`: a single dollar opens a formula too, and `\$` is a dollar. */
export function splitTex(text: string, { dollars = false } = {}): TexPiece[] {
  const pieces: TexPiece[] = [];
  let from = 0;
  const words = (part: string) => {
    if (part !== '') pieces.push({ type: 'text', text: dollars ? part.replaceAll('\\$', '$') : part });
  };
  for (const found of text.matchAll(dollars ? SOURCE : PAGE)) {
    const latex = (found[1] ?? found[2] ?? found[3] ?? found[4] ?? '').trim();
    if (latex === '' || latex.length > LONGEST_LATEX) continue;
    words(text.slice(from, found.index));
    pieces.push({ type: 'math', latex, display: found[2] !== undefined || found[3] !== undefined });
    from = found.index + found[0].length;
  }
  words(text.slice(from));
  return pieces;
}
