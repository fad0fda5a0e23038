import { isEnd, type Part, questionLabelOf } from './conventions.ts';
import { type KeyEntry, numberOf, tableEntries } from './key-cells.ts';
import { chosenInSolution, keyLineOf, lettersOf, trueFalseOf } from './key-lines.ts';
import { lineText } from './line-text.ts';
import { asItLooks } from './look-alikes.ts';
import { plain, slice, type WordBlock, type WordTable } from './ooxml/content.ts';
import { partHeadingOf } from './part-headings.ts';

/** Keys and solutions that stand after the questions, by part and number. */
export interface KeyTable {
  keyOf(part: Part, n: number): string | null;
  solutionOf(part: Part, n: number): readonly WordBlock[];
}

/** A question to which a key may belong. */
interface Asked {
  readonly part: Part;
  readonly n: number;
}

/** "1. A", "1) A", "1-A", "1=A", "Câu 1: ĐSĐS"; "(1) B" only before what can be nothing but a key. */
const ITEM =
  /(?:^|[\s;,|/])(?:(?:(?:[Cc]âu|CÂU|[Qq]uestion|QUESTION)\s*)?(\d{1,3})\s*(?:[.:)](?!\d)|[-–](?=\s*[A-Ha-hĐđSs])|(?:[=→⇒]|[-=]>)(?=\s*(?:[A-H]|[ĐS]{2,})(?!\p{L})))|\((\d{1,3})\)(?=\s*(?:[A-H]|[ĐS]{2,})(?!\p{L})))\s*(?=\S)/gu;
const TIGHT = /(?:^|[\s;,|]|(?<=\d\s*[A-H]))(?:câu\s*)?(\d{1,3})\s*([A-H])(?![\p{L}.):])/giu;
/** "1a Đ, 1b S": statement by statement. */
const STATED =
  /(?:^|[\s;,|/])(?:câu\s*)?(\d{1,3})\s*(?:\.\s*)?([a-h])\s*(?:[).:=–-]\s*)?(Đúng|Sai|Đ|S)(?![\p{L}\d])/giu;
const VERDICT = /(?<!\p{L})[a-h]\s*(?:[).:=–-]\s*)?(?:Đúng|Sai|Đ|S)(?![\p{L}\d])/giu;

/**
 * @param code the paper's own code, as it is printed on it: which column of a matrix of codes is meant
 * @param asked the questions in the order of the paper: keys that no heading places are counted through them
 */
export function readKeyTable(after: readonly WordBlock[], code: string | null, asked: readonly Asked[]): KeyTable {
  const found: KeyEntry[] = [];
  const solutions: { part: Part | null; n: number; blocks: WordBlock[] }[] = [];
  let part: Part | null = null;
  let open: { part: Part | null; n: number; blocks: WordBlock[] } | null = null;
  for (const block of tabled(after)) {
    if (block.type === 'table') {
      open = null;
      for (const entry of tableEntries(block, code, itemsOf)) found.push({ ...entry, part: entry.part ?? part });
      continue;
    }
    const text = asItLooks(plain(block.pieces));
    const heading = partHeadingOf(text);
    if (heading) {
      part = heading.part ?? part;
      open = null;
      // "PHẦN I: 1B 2C".
      const beside = itemsOf(text.replace(/^\s*(?:PHẦN|PART|DẠNG)\s+\S+?\s*[.:–-]\s*/iu, ''));
      if (beside.length > 1) found.push(...beside.map((item) => ({ ...item, part })));
      continue;
    }
    const label = questionLabelOf(lineText(block.pieces));
    const isOne = label !== null && label.word !== 'bare' && [...text.matchAll(ITEM)].length < 2;
    if (isOne) {
      const rest = lineText(block.pieces).slice(label.end).trim();
      const isKey = rest.length <= LONGEST_KEY && !chosenIn(rest);
      if (isKey) found.push(...itemsOf(text).map((item) => ({ ...item, part })));
      // What stands below a key is its explanation.
      open = { part, n: label.n, blocks: isKey ? [] : [{ ...block, pieces: slice(block.pieces, label.end) }] };
      solutions.push(open);
      const chosen = chosenIn(rest);
      if (chosen) found.push({ part, n: label.n, text: chosen });
      continue;
    }
    if (open && !isEnd(text) && itemsOf(text).length === 0) {
      open.blocks.push(block);
      const chosen = chosenIn(text);
      if (chosen) found.push({ part: open.part, n: open.n, text: chosen });
    } else found.push(...itemsOf(text).map((item) => ({ ...item, part })));
  }
  const entries = placed(found, asked);
  return {
    keyOf(wanted, n) {
      const here = entries.filter((entry) => entry.n === n && fits(wanted, entry));
      return (here.find((entry) => entry.part === wanted) ?? here[0])?.text ?? null;
    },
    solutionOf: (wanted, n) =>
      solutions.find((solution) => solution.n === n && (solution.part ?? wanted) === wanted)?.blocks ?? [],
  };
}

/**
 * Keys that no heading places, for a paper that counts anew in each part: they count anew too, or once through all of it.
 */
function placed(found: readonly KeyEntry[], asked: readonly Asked[]): readonly KeyEntry[] {
  const parts = [...new Set(asked.map(({ part }) => part))];
  const loose = found.filter(({ part }) => part === null);
  if (parts.length < 2 || loose.length === 0 || new Set(asked.map(({ n }) => n)).size === asked.length) return found;
  const numbers = loose.map(({ n }) => n).sort((a, b) => a - b);
  if (numbers.every((n, at) => n === at + 1) && numbers.length === asked.length)
    return found.map((entry) => (entry.part === null ? { ...entry, ...asked[entry.n - 1] } : entry));
  const starts = loose.flatMap(({ n }, at) => (n <= (loose[at - 1]?.n ?? Number.POSITIVE_INFINITY) ? [at] : []));
  if (starts.length !== parts.length) return found;
  return found.map((entry) => {
    const at = loose.indexOf(entry);
    const part = parts[starts.findLastIndex((start) => start <= at)];
    return at < 0 || part === undefined ? entry : { ...entry, part };
  });
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

/** Whether a key can belong to a question of a part. What names no part is no number where it is a letter. */
function fits(wanted: Part, { part, text }: KeyEntry): boolean {
  if (part !== null && part !== wanted) return false;
  if (wanted === 1) return lettersOf(text).length > 0;
  if (wanted === 2) return (trueFalseOf(text)?.size ?? 0) >= 2;
  return wanted === 3 && (part !== null || !/^[A-H]$|^[ĐSĐ\s,;-]{4,}$/u.test(text));
}

/** "1.A  2.B", "1A 2B", "Câu 1: ĐSĐS". */
function itemsOf(text: string): { n: number; text: string }[] {
  const stated = [...text.matchAll(STATED)];
  if (stated.length > 1 && stated.length === text.match(VERDICT)?.length) {
    const groups = Map.groupBy(stated, ([, n]) => Number(n));
    return [...groups].map(([n, said]) => ({
      n,
      text: said.map(([, , letter, word]) => `${letter}) ${word}`).join(' '),
    }));
  }
  const starts = [...text.matchAll(ITEM)];
  if (starts.length === 0)
    return [...text.matchAll(TIGHT)].map(([, n, letter = '']) => ({ n: Number(n), text: letter.toUpperCase() }));
  return starts.map((start, at) => {
    const value = text.slice(start.index + start[0].length, starts[at + 1]?.index);
    return { n: Number(start[1] ?? start[2]), text: value.replace(/(?<![\s.;,|])[\s.;,|]+$/u, '').trim() };
  });
}

/** A table of keys that no heading announces: most of the paper's questions by number, each with a letter or verdicts. */
export function isKeyTable(table: WordTable, questions: number): boolean {
  const numbers = new Set(
    tableEntries(table, null, itemsOf)
      .filter(({ text }) => /^[A-H]$/u.test(text) || (trueFalseOf(text)?.size ?? 0) >= 2)
      .map(({ n }) => n),
  );
  return numbers.size >= Math.max(2, questions / 2);
}
