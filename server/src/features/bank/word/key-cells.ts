import type { Part } from './conventions.ts';
import { trueFalseOf } from './key-lines.ts';
import { asItLooks } from './look-alikes.ts';
import { paragraphsOf, plain, type WordTable } from './ooxml/content.ts';
import { partHeadingOf } from './part-headings.ts';

/** The key of one question as it stands after the questions; the part is null where no heading names it. */
export interface KeyEntry {
  readonly part: Part | null;
  readonly n: number;
  readonly text: string;
}

type Items = (text: string) => { n: number; text: string }[];

/** What a table of keys says, whatever its layout. `itemsOf` reads what stands in one cell: "1.A  2.B". */
export function tableEntries(table: WordTable, code: string | null, itemsOf: Items): KeyEntry[] {
  const rows = gridOf(table).filter((row) => row.some((cell) => cell !== ''));
  return codeEntries(rows, code) ?? statementEntries(rows) ?? plainEntries(rows, itemsOf);
}

/** The text of each cell at its place; the places that a cell reaches over are blank. */
function gridOf(table: WordTable): string[][] {
  const grid: string[][] = table.rows.map(() => []);
  table.rows.forEach((row, at) => {
    for (const cell of row) {
      const line = grid[at] ?? [];
      let column = 0;
      while (line[column] !== undefined) column++;
      const pieces = cell.blocks.flatMap(paragraphsOf).flatMap((each) => [...each.pieces, { type: 'tab' as const }]);
      for (let down = 0; down < cell.rows; down++)
        for (let across = 0; across < cell.columns; across++) {
          const there = grid[at + down];
          if (there) there[column + across] = down + across === 0 ? asItLooks(plain(pieces)) : '';
        }
    }
  });
  return grid.map((row) => Array.from(row, (cell) => cell ?? ''));
}

/**
 * A matrix of codes: "Câu | 101 | 102 …" over "1 | B | C …". Only the column of the paper's own code is its key; where several
 * stand and none is its own, nobody but the author knows. Null for every other table.
 */
function codeEntries(rows: readonly string[][], code: string | null): KeyEntry[] | null {
  const [top = [], ...below] = rows;
  // "Mã đề" may stand over all the codes, in a row of its own.
  const isTitled = (below[0] ?? []).length > 1 && (below[0] ?? []).slice(1).every((cell) => CODE.test(cell));
  const [head = [], ...lines] = isTitled && !top.slice(1).some((cell) => CODE.test(cell)) ? below : rows;
  const isCounted = lines.length > 0 && lines.every(([first = '']) => numberOf(first) !== null || partHeadingOf(first));
  const codes = head.slice(1).map((cell) => CODE.exec(cell)?.[1] ?? null);
  if (!isCounted || !CODED.test(head[0] ?? '') || codes.length === 0 || codes.includes(null)) return null;
  const column = codes.length === 1 ? 1 : 1 + codes.indexOf(code);
  let part: Part | null = null;
  return lines.flatMap((row) => {
    const n = numberOf(row[0] ?? '');
    if (n === null) part = partHeadingOf(row[0] ?? '')?.part ?? part;
    const text = column > 0 ? (row[column] ?? '') : '';
    return n === null || text === '' ? [] : [{ part, n, text }];
  });
}

/**
 * "Câu | Lệnh hỏi | Đáp án" over "1 | a | Đ", "  | b | S", once or several times side by side: the official answer sheets of
 * true/false groups. Null for every other table.
 */
function statementEntries(rows: readonly string[][]): KeyEntry[] | null {
  const at = rows.findIndex(
    (row) => row.some((cell) => STATEMENT.test(cell)) && row.some((cell) => COUNTED.test(cell)),
  );
  const head = rows[at];
  if (!head) return null;
  const bands = head.flatMap((cell, column) => (STATEMENT.test(cell) && column > 0 ? [column] : []));
  let part: Part | null = null;
  for (const [first = ''] of rows.slice(0, at)) part = partHeadingOf(first)?.part ?? part;
  return bands.flatMap((column) => {
    const said = new Map<number, string[]>();
    let n: number | null = null;
    for (const row of rows.slice(at + 1)) {
      n = numberOf(row[column - 1] ?? '') ?? n;
      const letter = /^\s*([a-h])\s*[).]?\s*$/iu.exec(row[column] ?? '')?.[1]?.toLowerCase();
      const verdict = row[column + 1] ?? '';
      if (n !== null && letter && trueFalseOf(verdict)) said.set(n, [...(said.get(n) ?? []), `${letter}) ${verdict}`]);
    }
    return [...said].map(([number, verdicts]) => ({ part, n: number, text: verdicts.join(' ') }));
  });
}

/** Number rows over answer rows, number columns beside answers, or "1.A" in every cell. */
function plainEntries(rows: readonly string[][], itemsOf: Items): KeyEntry[] {
  const entries: KeyEntry[] = [];
  let part: Part | null = null;
  let numbers: (number | null)[] = [];
  let answers: string[] = [];
  const settle = () => {
    for (const [column, n] of numbers.entries())
      if (n !== null && (answers[column] ?? '') !== '') entries.push({ part, n, text: answers[column] ?? '' });
    [numbers, answers] = [[], []];
  };
  // "Câu | Đáp án" at the head: each row is numbers beside answers, although an answer may be a number itself.
  const isListed =
    (rows[0] ?? []).length >= 2 && (rows[0] ?? []).every((cell, at) => (at % 2 === 0 ? COUNTED : ANSWERED).test(cell));
  const lines = isListed ? rows.slice(1) : rows;
  for (const [at, row] of lines.entries()) {
    const heading = partHeadingOf(row[0] ?? '');
    if (heading) {
      settle();
      part = heading.part ?? part;
    }
    if (isListed && !heading) {
      entries.push(...beside(row).map((pair) => ({ ...pair, part })));
      continue;
    }
    const items = row.flatMap((cell) => (/^\s*(?:câu\s*)?\d{1,3}\s*[.:)-]?\s*\D*$/iu.test(cell) ? [] : itemsOf(cell)));
    const joined = row.flatMap((cell) => itemsOf(cell));
    const counted = row.slice(1).map(numberOf);
    if (isCounting(row) && !isCounting(lines[at + 1] ?? []) && isAnswering(lines[at + 1] ?? [], itemsOf)) {
      settle();
      numbers = row.map(numberOf);
    } else if (
      counted.length > 0 &&
      !ANSWERED.test(row[0] ?? '') &&
      counted.every((n, at) => n !== null || row[at + 1] === '') &&
      !isPairs(row)
    ) {
      settle();
      numbers = [null, ...counted];
    } else if (numbers.length > 0) {
      const letter = /^\s*([a-h])\s*[).]?\s*$/u.exec(row[0] ?? '')?.[1];
      for (const [column, cell] of row.entries())
        if (cell !== '')
          answers[column] = `${answers[column] ?? ''} ${letter === undefined ? '' : `${letter}) `}${cell}`.trim();
    } else if (numberOf(row[0] ?? '') !== null) entries.push(...pairsOf(row).map((pair) => ({ ...pair, part })));
    else for (const item of joined.length > 0 ? joined : items) entries.push({ ...item, part });
  }
  settle();
  return entries;
}

/** "1 | 2 | 3": numbers from the first cell on, each the next. */
function isCounting(row: readonly string[]): boolean {
  const numbers = row.map(numberOf);
  while (numbers.length > 0 && row[numbers.length - 1] === '') numbers.pop();
  return numbers.length >= 2 && numbers.every((n, at) => n !== null && n === (numbers[0] ?? 0) + at);
}

/** Answers below such a row: at its first place too, and none with a number of its own. */
function isAnswering(row: readonly string[], itemsOf: Items): boolean {
  const [first = ''] = row;
  return first !== '' && !ANSWERED.test(first) && !/^\s*[a-h]\s*[).]?\s*$/u.test(first) && itemsOf(first).length === 0;
}

const STATEMENT = /^\s*(?:lệnh hỏi|ý(?: hỏi)?|mệnh đề|phát biểu|nhận định)\s*:?\s*$/iu;
const CODED = /^\s*(?:câu(?:\s*(?:hỏi|số))?|đề|mã(?:\s*đề)?|STT)?\s*[\\/|]?\s*(?:(?:mã\s*)?đề|câu)?\s*:?\s*$/iu;
const CODE = /^\s*(?:(?:mã\s*)?đề(?:\s*(?:số|thi))?\s*:?\s*)?(\d{3,4})\s*$/iu;
export const COUNTED = /^\s*(?:câu(?: hỏi| số)?|STT|TT|question|no\.?)\s*:?\s*$/iu;
export const ANSWERED = /^\s*(?:đáp án|đáp số|đ\/?\s*[aá]n?|kết quả|answers?|keys?|chọn)\s*(?:\([^)]*\))?\s*:?\s*$/iu;

export function numberOf(cell: string): number | null {
  const [, n] = /^\s*(?:câu\s*)?(\d{1,3})\s*[.):]?\s*$/iu.exec(cell) ?? [];
  return n === undefined ? null : Number(n);
}

/** [1, A, 11, B]: numbers and answers take turns. */
function isPairs(row: readonly string[]): boolean {
  return (
    row.length % 2 === 0 &&
    row.every((cell, at) => at % 2 === 1 || numberOf(cell) !== null) &&
    row.some((cell, at) => at % 2 === 1 && numberOf(cell) === null)
  );
}

/** Numbers in the even cells, what belongs to each in the cell after it. */
function beside(row: readonly string[]): { n: number; text: string }[] {
  return row.flatMap((cell, at) => {
    const n = at % 2 === 0 ? numberOf(cell) : null;
    return n === null ? [] : [{ n, text: row[at + 1] ?? '' }];
  });
}

function pairsOf(row: readonly string[]): { n: number; text: string }[] {
  if (row.length === 2 || isPairs(row)) return beside(row);
  const n = numberOf(row[0] ?? '');
  return n === null ? [] : [{ n, text: row.slice(1).join(' ').trim() }];
}
