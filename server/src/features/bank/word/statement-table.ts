import { lineText } from './line-text.ts';
import { paragraphsOf, type WordParagraph, type WordTable } from './ooxml/content.ts';

const LETTER = /^\s*[*#]{0,2}([a-h])\s*[.)]?\s*/u;
const TICK = /^[xX×✓✔√●v]$/u;
const VERDICT = /^(Đ|S|Đúng|Sai|T|F|True|False)\.?$/iu;
const COLUMN = /^(?:(Đ|Đúng|True)|(S|Sai|False))$/iu;

/**
 * A table of statements with columns to tick: "Mệnh đề | Đúng | Sai". Null for any other table. The statements come as
 * paragraphs, and the verdicts, where the author has ticked them, as the words of a key.
 */
export function statementTable(table: WordTable): { statements: WordParagraph[]; key: string | null } | null {
  const rows = table.rows.map((row) =>
    row.map((cell) => {
      const paragraphs = cell.blocks.flatMap(paragraphsOf);
      return {
        paragraphs,
        text: paragraphs
          .map((each) => lineText(each.pieces))
          .join(' ')
          .trim(),
      };
    }),
  );
  const columns = (rows[0] ?? []).map(({ text }) => {
    const [, right, wrong] = COLUMN.exec(text) ?? [];
    return right === undefined ? (wrong === undefined ? null : 'S') : 'Đ';
  });
  if (!columns.includes('Đ') || !columns.includes('S')) return null;
  const statements: WordParagraph[] = [];
  const verdicts: string[] = [];
  for (const row of rows.slice(1)) {
    const at = row.findIndex(({ text }) => LETTER.test(text));
    const [, letter] = LETTER.exec(row[at]?.text ?? '') ?? [];
    if (letter === undefined) continue;
    const asked = row.slice(
      0,
      columns.findIndex((column) => column !== null),
    );
    statements.push(joinedCells(asked.slice(at).map((cell) => cell.paragraphs)));
    const ticked = row.findIndex(({ text }, column) => columns[column] && (TICK.test(text) || VERDICT.test(text)));
    const said = row[ticked]?.text ?? '';
    if (ticked >= 0) verdicts.push(`${letter}) ${VERDICT.test(said) && !TICK.test(said) ? said : columns[ticked]}`);
  }
  if (statements.length < 2) return null;
  return { statements, key: verdicts.length === statements.length ? verdicts.join(' ') : null };
}

/** The cells of one row as one paragraph: the letter may have a cell of its own. */
function joinedCells(cells: readonly (readonly WordParagraph[])[]): WordParagraph {
  const pieces = cells.flatMap((paragraphs) =>
    paragraphs.flatMap((paragraph, at) => [
      ...(at > 0 ? [{ type: 'break' as const }] : []),
      ...paragraph.pieces,
      { type: 'text' as const, text: ' ', format: {} },
    ]),
  );
  return { type: 'paragraph', pieces };
}
