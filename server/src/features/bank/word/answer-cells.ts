import { lineText } from './line-text.ts';
import { paragraphsOf, type WordTable } from './ooxml/content.ts';

/** "Đáp án:" with nothing behind it: the answer stands in the cells below. */
export function isAnswerLine(text: string | undefined): boolean {
  return text !== undefined && /^\s*(?:Đáp\s*(?:án|số)|ĐS|ĐA|Trả lời|Kết quả)\s*:?\s*$/iu.test(text);
}

/** The number in a row of answer cells, one sign each ("-", "1", ",", "5"); '' where they are left for the pupil. */
export function answerCellsOf(table: WordTable): string | null {
  const [row, ...others] = table.rows;
  if (!row || others.length > 0 || row.length < 1 || row.length > 8) return null;
  const signs = row.map((cell) =>
    cell.blocks
      .flatMap(paragraphsOf)
      .map(({ pieces }) => lineText(pieces))
      .join('')
      .trim(),
  );
  return signs.every((sign) => [...sign].length <= 1) ? signs.join('') : null;
}
