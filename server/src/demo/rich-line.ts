import type { RichText } from 'shared/questions/content.ts';

/** Words and formulas: what stands between $ signs is LaTeX, what stands in double braces a gap of that name. */
export function text(line: string): RichText {
  const content = line
    .split(/(\$[^$]+\$|\{\{\w+\}\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece.startsWith('$')) return { type: 'math' as const, latex: piece.slice(1, -1) };
      if (piece.startsWith('{{')) return { type: 'gap' as const, id: piece.slice(2, -2) };
      return { type: 'text' as const, text: piece };
    });
  return [{ type: 'paragraph', content }];
}
