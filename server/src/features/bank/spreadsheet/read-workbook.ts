import { type CellObject, read, utils, type WorkSheet } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { foldForSearch } from 'shared/people/names.ts';
import { UnreadableFile } from '../formats/refusal.ts';
import { unpack } from '../formats/unpack.ts';
import { parseHtml, type TreeNode } from '../html/tree.ts';
import { COLUMNS, type ColumnName, HEADERS, MOST_OPTIONS, optionOfHeader, type QuestionRow } from './row.ts';

/** A row with its place: "Dòng 7" as Excel numbers it. */
export interface PlacedRow {
  readonly line: number;
  readonly row: QuestionRow;
}

const HEADER_WITHIN = 30;
const MOST_ROWS = 5_000;
const MOST_COLUMNS = 200;
/** Cells stand in these; pictures and the like are left out. */
const READ = /\.(xml|rels|bin)$/i;

/**
 * The question rows of every sheet that has them, found by their header, whatever the order of its columns.
 * @throws UnreadableFile for what is no workbook, is hostile, or has no such sheet
 */
export async function readWorkbook(bytes: Uint8Array): Promise<PlacedRow[]> {
  const book = open(isOldExcel(bytes) ? bytes : await repacked(bytes));
  const rows = book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name];
    return sheet ? rowsOf(sheet) : [];
  });
  if (rows.length === 0) throw new UnreadableFile('fileNoQuestions');
  if (rows.length > MOST_ROWS) throw new UnreadableFile('fileTooLarge');
  return rows;
}

/** Excel 97-2003: a container without packing, so that it cannot grow. */
export function isOldExcel(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte);
}

/** The parts packed anew, stored and with true sizes: whoever reads them need not believe a stranger's header. */
async function repacked(bytes: Uint8Array): Promise<Uint8Array> {
  return zipSync(Object.fromEntries(await unpack(bytes, (name) => READ.test(name))), { level: 0 });
}

function open(bytes: Uint8Array) {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellFormula: false,
      cellHTML: true,
      sheetRows: MOST_ROWS + HEADER_WITHIN,
    });
  } catch (cause) {
    throw new UnreadableFile('fileBroken', String(cause));
  }
}

function rowsOf(sheet: WorkSheet): PlacedRow[] {
  const cells = tableOf(sheet);
  const header = cells.slice(0, HEADER_WITHIN).findIndex((row) => isHeader(columnsOf(row)));
  if (header < 0) return [];
  const columns = columnsOf(cells[header] ?? []);
  return cells.slice(header + 1).flatMap((row, at) => {
    const read = rowOf(row, columns);
    const isEmpty = read.text === '' && read.key === '' && read.options.length === 0;
    return isEmpty ? [] : [{ line: header + at + 2, row: read }];
  });
}

function tableOf(sheet: WorkSheet): string[][] {
  const last = utils.decode_range(sheet['!ref'] ?? 'A1').e;
  const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
  return Array.from({ length: Math.min(last.r + 1, MOST_ROWS + HEADER_WITHIN, data.length) }, (_row, r) =>
    Array.from({ length: Math.min(last.c + 1, MOST_COLUMNS, data[r]?.length ?? 0) }, (_cell, c) =>
      textOf(data[r]?.[c]),
    ),
  );
}

/** A cell as the text that its writer meant: numbers with a comma, looks of single words as marks. */
function textOf(cell: CellObject | undefined): string {
  if (!cell || cell.v === undefined || cell.v === null || cell.t === 'e' || cell.t === 'z') return '';
  if (typeof cell.v === 'number') return numberText(cell.v);
  if (typeof cell.v === 'boolean') return cell.v ? 'Đ' : 'S';
  if (cell.v instanceof Date) return (cell.w ?? '').trim();
  const looks = typeof cell.r === 'string' && /<(?:\w+:)?r[\s>]/.test(cell.r) ? cell.h : undefined;
  const text = looks === undefined ? cell.v : wordsWithMarks(parseHtml(looks));
  return text.replaceAll('\0', '').normalize('NFC').toWellFormed().trim();
}

function numberText(value: number): string {
  const plain = String(Number(value.toPrecision(15)));
  return /e/i.test(plain) ? plain : plain.replace('.', ',');
}

const MARKS = new Set(['b', 'i', 'u', 'sub', 'sup']);

/** Excel's own bold, italic, underlined, raised and lowered words as the marks of a cell. */
function wordsWithMarks(nodes: readonly TreeNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      if (node.name === 'br') return '\n';
      const inner = wordsWithMarks(node.children);
      return MARKS.has(node.name) && inner.trim() !== '' ? `<${node.name}>${inner}</${node.name}>` : inner;
    })
    .join('');
}

interface Columns {
  readonly named: ReadonlyMap<ColumnName, number>;
  /** Column of each option, by its place. */
  readonly options: ReadonlyMap<number, number>;
}

function columnsOf(row: readonly string[]): Columns {
  const named = new Map<ColumnName, number>();
  const options = new Map<number, number>();
  row.forEach((cell, at) => {
    const header = foldForSearch(cell.replace(/<[^>]*>/g, '').replace(/[*:]+$/, '')).trim();
    const name = COLUMNS.find((column) => !named.has(column) && HEADERS[column].includes(header));
    const option = optionOfHeader(header);
    if (name) named.set(name, at);
    else if (option !== null && !options.has(option)) options.set(option, at);
  });
  return { named, options };
}

function isHeader({ named, options }: Columns): boolean {
  return named.has('text') && (named.has('key') || options.size >= 2 || named.has('kind'));
}

function rowOf(cells: readonly string[], { named, options }: Columns): QuestionRow {
  const of = (column: ColumnName) => cells[named.get(column) ?? -1] ?? '';
  const chosen = Array.from({ length: MOST_OPTIONS }, (_, at) => cells[options.get(at) ?? -1] ?? '');
  while (chosen.at(-1) === '') chosen.pop();
  const texts = Object.fromEntries(COLUMNS.map((column) => [column, of(column)])) as Record<ColumnName, string>;
  return { ...texts, options: chosen };
}
