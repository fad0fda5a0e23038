import { leadOf, questionLabelOf, solutionStartOf } from './conventions.ts';
import { keyLineOf } from './key-lines.ts';
import { lineText } from './line-text.ts';
import {
  paragraphsOf,
  slice,
  type WordBlock,
  type WordCell,
  type WordParagraph,
  type WordTable,
} from './ooxml/content.ts';
import { partHeadingOf } from './part-headings.ts';
import { optionTable, questionTable } from './question-table.ts';
import { statementTable } from './statement-table.ts';

/** One line of a question file: a paragraph, or the piece of one before a soft break, or a table that belongs to a stem. */
export interface Line {
  readonly block: WordBlock;
  /** Flat text; empty for a table and for what is content whatever it says. */
  readonly text: string;
  /** The paragraph or table of the file that it came from. */
  readonly origin: WordBlock;
}

/** Options and statements start a line whether Word wrote a paragraph, a soft break or a table cell. */
export function linesOf(blocks: readonly WordBlock[]): Line[] {
  return blocks.flatMap((block): Line[] => {
    if (paragraphsOf(block).some(({ isQuoted }) => isQuoted)) return [{ block, text: '', origin: block }];
    const ticked = block.type === 'table' ? statementTable(block) : null;
    if (ticked) return tickedLines(ticked, block);
    const asked = block.type === 'table' ? (questionTable(block) ?? optionTable(block)) : null;
    if (!asked && block.type === 'table' && !isLayout(block)) return [{ block, text: '', origin: block }];
    return (asked ?? (block.type === 'table' ? inReadingOrder(block) : [block]))
      .flatMap(splitAtBreaks)
      .map((paragraph) => ({ block: paragraph, text: lineText(paragraph.pieces), origin: block }));
  });
}

/** Each statement a line, and their ticks as a key line that nobody typed. */
function tickedLines({ statements, key }: NonNullable<ReturnType<typeof statementTable>>, origin: WordBlock): Line[] {
  const lines = statements.map((block) => ({ block, text: lineText(block.pieces), origin }));
  if (key === null) return lines;
  const text = `Đáp án: ${key}`;
  return [...lines, { block: { type: 'paragraph', pieces: [{ type: 'text', text, format: {} }] }, text, origin }];
}

const LABELLED = /^\s*(?:[*#]{0,2}[A-H]\s*(?:[.)]|\/\s)|[*#]{0,2}[a-h]\s*\)|<\/?#?g[0-3])/u;

function startsSomething(text: string): boolean {
  const question = questionLabelOf(text.slice(leadOf(text).end));
  return (
    LABELLED.test(text) ||
    (question !== null && question.word !== 'bare') ||
    solutionStartOf(text) !== null ||
    keyLineOf(text) !== null
  );
}

function splitAtBreaks(paragraph: WordParagraph): WordParagraph[] {
  const text = lineText(paragraph.pieces);
  if (!/[\n\t]/.test(text)) return [paragraph];
  const cuts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
    if (startsSomething(text.slice(at + 1, at + 200))) cuts.push(at + 1);
  // A key may stand at the right of the stem or of the options: "… bằng bao nhiêu?   [tab]   Đáp án: 5".
  const aside = /\t\s*(?=(?:Đáp\s*(?:án|số)|ĐS)\s*:)/iu.exec(text);
  if (aside && aside.index > 0) cuts.push(aside.index + 1);
  cuts.sort((a, b) => a - b);
  return cuts.map((from, index) => {
    const next = cuts[index + 1];
    return { ...paragraph, pieces: slice(paragraph.pieces, from, next === undefined ? undefined : next - 1) };
  });
}

/** Questions side by side, their options in the rows below: each column is read down before the next one. */
function inReadingOrder(table: WordTable): WordParagraph[] {
  const bands: WordTable['rows'][number][][] = [];
  for (const row of table.rows) {
    const isHead = row.length >= 2 && row.every((cell) => isQuestion(cell));
    const last = bands.at(-1);
    if (last && !isHead && last[0]?.length === row.length) last.push(row);
    else bands.push([row]);
  }
  return bands.flatMap((rows) => {
    const cells = rows[0]?.every(isQuestion)
      ? (rows[0] ?? []).flatMap((_, column) => rows.flatMap((row) => row[column] ?? []))
      : rows.flat();
    return cells.flatMap((cell) => cell.blocks.flatMap(paragraphsOf));
  });
}

function isQuestion({ blocks }: WordCell): boolean {
  const [first] = blocks.flatMap(paragraphsOf);
  const label = first && questionLabelOf(lineText(first.pieces));
  return label !== null && label !== undefined && label.word !== 'bare';
}

/** True for a table that only arranges things: options or statements in cells, or whole questions. */
function isLayout(table: WordTable): boolean {
  const texts = table.rows.flatMap((row) =>
    row.map((cell) => cell.blocks.flatMap(paragraphsOf).map((paragraph) => lineText(paragraph.pieces))),
  );
  const starts = (pattern: RegExp) => texts.some(([first]) => first !== undefined && pattern.test(first));
  const isLettered = starts(/^\s*[*#]{0,2}A\s*(?:[.)]|\/\s|\/$)/u) && starts(/^\s*[*#]{0,2}[B-D]\s*(?:[.)]|\/\s|\/$)/u);
  const isStatements = starts(/^\s*[*#]{0,2}a\s*\)/u) && starts(/^\s*[*#]{0,2}b\s*\)/u);
  const hasQuestion = texts.flat().some((text) => {
    const label = questionLabelOf(text);
    return label !== null && label.word !== 'bare' && text.length > label.end + 8;
  });
  // A heading in a frame is a table of one cell.
  const isFramed = texts.length === 1 && (texts[0] ?? []).some((text) => partHeadingOf(text) !== null);
  return isLettered || isStatements || hasQuestion || isFramed;
}
