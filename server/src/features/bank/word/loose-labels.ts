import type { Line } from './lines.ts';
import { slice } from './ooxml/content.ts';

/** Too little to begin a question where others are labelled well: "Cau 1_", "C1.", "Q1:", "- Câu 1;", "[Câu 1]", "1/", "(1)". */
const WORDED =
  /^\s*(?:[*•·+#–-]+\s*)?(?:[[(]\s*)?(?:C[âa]u(?:\s*h[ỏo]i)?|Question|Q|C|Bài|Ví dụ|VD)\s*(?:[.:]\s*)?(\d{1,3})(?!\d)\s*(?:[\])]\s*)?(?:[.:;,/_>)…–-]+\s*)?(?=\S)/iu;
const BARE = /^\s*(?:[[(#]\s*)?(\d{1,3})\s*[\]):./–-]+\s*(?=\p{L})/u;

/**
 * The lines of a file in which no question was found, those that count up from 1 labelled as the others are: "Câu 1.". Null
 * where nothing counts.
 */
export function withLabels(lines: readonly Line[]): Line[] | null {
  for (const pattern of [WORDED, BARE]) {
    let last = 0;
    const labelled = lines.map((line) => {
      const [whole, number] = line.block.type === 'table' ? [] : (pattern.exec(line.text) ?? []);
      if (whole === undefined || Number(number) !== last + 1) return line;
      last++;
      return relabelled(line, `Câu ${number}. `, whole.length);
    });
    if (last > 0) return labelled;
  }
  return null;
}

function relabelled(line: Line, label: string, from: number): Line {
  if (line.block.type === 'table') return line;
  const pieces = [{ type: 'text' as const, text: label, format: {} }, ...slice(line.block.pieces, from)];
  return { ...line, block: { ...line.block, pieces }, text: label + line.text.slice(from) };
}
