import { levelNamed, questionLabelOf } from './conventions.ts';
import { ANSWERED, COUNTED, numberOf } from './key-cells.ts';
import { isLoneAnswer, keyLineOf } from './key-lines.ts';
import { lineText } from './line-text.ts';
import { paragraphsOf, trim, type WordCell, type WordParagraph, type WordTable } from './ooxml/content.ts';

const ASKED = /^\s*(?:nội dung(?: câu hỏi)?|câu hỏi|đề bài|question)\s*:?\s*$/iu;
const LEVEL = /^\s*mức(?: độ)?(?: nhận thức)?\s*:?\s*$/iu;
const SOLVED = /^\s*(?:lời giải|hướng dẫn giải|giải thích)\s*:?\s*$/iu;
const OPTION = /^\s*(?:phương án\s+)?([A-H])\.?\s*$/u;

/**
 * A table with a question in each row: "Câu 1" beside its words and options, or under a head "Câu | Nội dung | A | B | C | D |
 * Đáp án". The questions come as they would be typed below one another. Null for any other table.
 */
export function questionTable(table: WordTable): WordParagraph[] | null {
  const [head = [], ...rows] = table.rows;
  const titles = head.map(textOf);
  const asked = titles.findIndex((title, at) => at > 0 && ASKED.test(title));
  if (COUNTED.test(titles[0] ?? '') && asked > 0) {
    const isKnown = (title: string, at: number) =>
      at === 0 || at === asked || [ANSWERED, LEVEL, SOLVED, OPTION].some((column) => column.test(title));
    if (!titles.every(isKnown)) return null;
    const read = rows.map((row) => (row.length === head.length ? underHead(titles, asked, row) : null));
    return rows.length > 0 && read.every((each) => each !== null) ? read.flat() : null;
  }
  const read = table.rows.map(besideLabel);
  return table.rows.length > 0 && read.every((each) => each !== null) ? read.flat() : null;
}

function underHead(titles: readonly string[], asked: number, row: readonly WordCell[]): WordParagraph[] | null {
  const n = numberIn(row[0]);
  if (n === null) return null;
  const cellOf = (column: RegExp) => row[titles.findIndex((title) => column.test(title))];
  const level = levelNamed(textOf(cellOf(LEVEL)));
  const options = titles.flatMap((title, at) => {
    const letter = OPTION.exec(title)?.[1];
    return letter && textOf(row[at]) !== '' ? labelled(`${letter}. `, row[at]) : [];
  });
  const key = textOf(cellOf(ANSWERED));
  const solution = cellOf(SOLVED);
  return [
    ...labelled(`Câu ${n}. ${level ? `[${level}] ` : ''}`, row[asked]),
    ...options,
    ...(key === '' ? [] : [words(`Đáp án: ${key}`)]),
    ...(textOf(solution) === '' ? [] : labelled('Lời giải: ', solution)),
  ];
}

/** "Câu 1" and nothing else in the first cell, the question in the second, its answer perhaps in a third. */
function besideLabel(row: readonly WordCell[]): WordParagraph[] | null {
  const [first, second, third, ...more] = row;
  const label = questionLabelOf(textOf(first));
  const isLabel = label !== null && label.word !== 'bare' && textOf(first).slice(label.end).trim() === '';
  const key = textOf(third);
  if (!isLabel || more.length > 0 || textOf(second).length < SHORTEST || (key !== '' && !isLoneAnswer(key)))
    return null;
  return [...labelled(`Câu ${label.n}. `, second), ...(key === '' ? [] : [words(`Đáp án: ${key}`)])];
}

/**
 * Options with each letter in a cell of its own, "A | một | B | hai" or one below the other, without a mark behind the letter.
 * They come as they would be typed below one another; null for any other table.
 */
export function optionTable(table: WordTable): WordParagraph[] | null {
  const cells = table.rows.flat().filter((cell) => cell.blocks.length > 0);
  const letters = cells.filter((_, at) => at % 2 === 0).map((cell) => /^[*#]{0,2}([A-H])$/u.exec(textOf(cell))?.[1]);
  const isLettered = letters.every((letter, at) => letter === String.fromCharCode(65 + at));
  if (letters.length < 3 || cells.length % 2 !== 0 || !isLettered) return null;
  return letters.flatMap((_, at) => {
    const [letter] = (cells[2 * at]?.blocks ?? []).flatMap(paragraphsOf);
    const [first, ...rest] = (cells[2 * at + 1]?.blocks ?? []).flatMap(paragraphsOf);
    const pieces = [...trim(letter?.pieces ?? []), ...words('. ').pieces, ...(first?.pieces ?? [])];
    return [{ type: 'paragraph' as const, pieces }, ...rest];
  });
}

/** Fewer letters are an answer beside its number. */
const SHORTEST = 12;

function numberIn(cell: WordCell | undefined): number | null {
  const text = textOf(cell);
  return numberOf(text) ?? (keyLineOf(text) ? null : (questionLabelOf(`${text} `)?.n ?? null));
}

function textOf(cell: WordCell | undefined): string {
  return (cell?.blocks ?? [])
    .flatMap(paragraphsOf)
    .map(({ pieces }) => lineText(pieces))
    .join(' ')
    .trim();
}

function labelled(label: string, cell: WordCell | undefined): WordParagraph[] {
  const [first, ...rest] = (cell?.blocks ?? []).flatMap(paragraphsOf);
  const mark = words(label);
  return first ? [{ ...first, pieces: [...mark.pieces, ...first.pieces] }, ...rest] : [mark];
}

const words = (text: string): WordParagraph => ({ type: 'paragraph', pieces: [{ type: 'text', text, format: {} }] });
