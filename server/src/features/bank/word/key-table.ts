import { isEnd, type Part, questionLabelOf } from './conventions.ts';
import { chosenInSolution, keyLineOf, lettersOf, trueFalseOf } from './key-lines.ts';
import { lineText } from './line-text.ts';
import { asItLooks } from './look-alikes.ts';
import { paragraphsOf, plain, slice, type WordBlock, type WordTable } from './ooxml/content.ts';
import { partHeadingOf } from './part-headings.ts';

/** Keys and solutions that stand after the questions, by part and number. */
export interface KeyTable {
  keyOf(part: Part, n: number): string | null;
  solutionOf(part: Part, n: number): readonly WordBlock[];
}

interface Entry {
  readonly part: Part | null;
  readonly n: number;
  readonly text: string;
}

const ITEM = /(?:^|[\s;,|/])(?:câu\s*|question\s*)?(\d{1,3})\s*(?:[.:)](?!\d)|[-–](?=\s*[A-HĐS]))\s*(?=\S)/giu;
const TIGHT = /(?:^|[\s;,|])(?:câu\s*)?(\d{1,3})\s*([A-H])(?![\p{L}\d.):])/giu;

/** @param code the paper's own code, as it is printed on it: which column of a matrix of codes is meant */
export function readKeyTable(after: readonly WordBlock[], code: string | null = null): KeyTable {
  const entries: Entry[] = [];
  const solutions: { part: Part | null; n: number; blocks: WordBlock[] }[] = [];
  let part: Part | null = null;
  let open: { part: Part | null; n: number; blocks: WordBlock[] } | null = null;
  for (const block of tabled(after)) {
    if (block.type === 'table') {
      open = null;
      for (const entry of codeEntries(block, code) ?? tableEntries(block))
        entries.push({ ...entry, part: entry.part ?? part });
      continue;
    }
    const text = asItLooks(plain(block.pieces));
    const heading = partHeadingOf(text);
    if (heading) {
      part = heading.part ?? part;
      open = null;
      continue;
    }
    const label = questionLabelOf(lineText(block.pieces));
    const isOne = label !== null && label.word !== 'bare' && [...text.matchAll(ITEM)].length < 2;
    if (isOne) {
      const rest = lineText(block.pieces).slice(label.end).trim();
      const isKey = rest.length <= LONGEST_KEY && !chosenIn(rest);
      if (isKey) entries.push(...itemsOf(text).map((item) => ({ ...item, part })));
      // What stands below a key is its explanation.
      open = { part, n: label.n, blocks: isKey ? [] : [{ ...block, pieces: slice(block.pieces, label.end) }] };
      solutions.push(open);
      const chosen = chosenIn(rest);
      if (chosen) entries.push({ part, n: label.n, text: chosen });
      continue;
    }
    if (open && !isEnd(text) && itemsOf(text).length === 0) {
      open.blocks.push(block);
      const chosen = chosenIn(text);
      if (chosen) entries.push({ part: open.part, n: open.n, text: chosen });
    } else entries.push(...itemsOf(text).map((item) => ({ ...item, part })));
  }
  return {
    keyOf(wanted, n) {
      const here = entries.filter((entry) => entry.n === n && fits(wanted, entry.text));
      const found = here.find((entry) => entry.part === wanted) ?? here.find((entry) => entry.part === null);
      return found?.text ?? null;
    },
    solutionOf: (wanted, n) =>
      solutions.find((solution) => solution.n === n && (solution.part ?? wanted) === wanted)?.blocks ?? [],
  };
}

/** Longer than any key that stands alone behind its number. */
const LONGEST_KEY = 30;

function chosenIn(text: string): string | null {
  return keyLineOf(text)?.text ?? chosenInSolution(text);
}

/** Rows typed with tabs ("Câu 1 2 3" over "ĐA A C B") are a table that nobody drew. */
function tabled(blocks: readonly WordBlock[]): WordBlock[] {
  const out: WordBlock[] = [];
  let rows: WordTable['rows'][number][] = [];
  const settle = () => {
    if (rows.length > 0) out.push({ type: 'table', rows });
    rows = [];
  };
  for (const block of blocks) {
    const cells = block.type === 'paragraph' ? lineText(block.pieces).split(/\t+/) : [];
    const isRow = cells.length >= 2 && !cells.some((cell) => itemsOf(cell).length > 0);
    const isHead = cells.length >= 2 && cells.slice(1).every((cell) => numberOf(cell) !== null);
    if (isRow && (isHead || rows.length > 0)) rows.push(cells.map(textCell));
    else {
      settle();
      out.push(block);
    }
  }
  settle();
  return out;
}

function textCell(text: string): WordTable['rows'][number][number] {
  const piece = { type: 'text' as const, text, format: {} };
  return { blocks: [{ type: 'paragraph', pieces: [piece] }], columns: 1, rows: 1 };
}

function fits(part: Part, text: string): boolean {
  if (part === 1) return lettersOf(text).length > 0;
  if (part === 2) return (trueFalseOf(text)?.size ?? 0) >= 2;
  return part === 3;
}

/** "1.A  2.B", "1A 2B", "Câu 1: ĐSĐS". */
function itemsOf(text: string): { n: number; text: string }[] {
  const starts = [...text.matchAll(ITEM)];
  if (starts.length === 0)
    return [...text.matchAll(TIGHT)].map(([, n, letter = '']) => ({ n: Number(n), text: letter.toUpperCase() }));
  return starts.map((start, at) => {
    const value = text.slice(start.index + start[0].length, starts[at + 1]?.index);
    return { n: Number(start[1]), text: value.replace(/[\s.;,|]+$/u, '').trim() };
  });
}

/**
 * A matrix of codes: "Câu | 101 | 102 …" over "1 | B | C …". Only the column of the paper's own code is its key; where several
 * stand and none is its own, nobody but the author knows. Null for every other table.
 */
function codeEntries(table: WordTable, code: string | null): Entry[] | null {
  const rows = table.rows.map((row) =>
    row.map((cell) => asItLooks(plain(cell.blocks.flatMap(paragraphsOf).flatMap((each) => each.pieces)))),
  );
  const [head = [], ...lines] = rows;
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

/** Number rows over answer rows, number columns beside answers, or "1.A" in every cell. */
function tableEntries(table: WordTable): Entry[] {
  const rows = table.rows.map((row) =>
    row.map((cell) =>
      asItLooks(plain(cell.blocks.flatMap(paragraphsOf).flatMap((each) => [...each.pieces, { type: 'tab' as const }]))),
    ),
  );
  const entries: Entry[] = [];
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
  for (const row of isListed ? rows.slice(1) : rows) {
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
    if (
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

const CODED = /^\s*(?:câu(?:\s*(?:hỏi|số))?|đề|mã(?:\s*đề)?|STT)?\s*[\\/|]?\s*(?:(?:mã\s*)?đề|câu)?\s*:?\s*$/iu;
const CODE = /^\s*(?:(?:mã\s*)?đề(?:\s*(?:số|thi))?\s*:?\s*)?(\d{3,4})\s*$/iu;
const COUNTED = /^\s*(?:câu(?: hỏi| số)?|STT|question|no\.?)\s*:?\s*$/iu;
const ANSWERED = /^\s*(?:đáp án|đáp số|đ\/?\s*[aá]n?|kết quả|answers?|keys?)\s*:?\s*$/iu;

function numberOf(cell: string): number | null {
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
