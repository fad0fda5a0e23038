import { read, utils, type WorkSheet } from '@e965/xlsx';
import { foldForSearch, tidyName } from 'shared/people/names.ts';
import { refuse } from '../../http/failures.ts';
import { repackSheets } from './repack-sheets.ts';

/** One row of a class list as it was typed, before anything is looked up. */
export interface TypedRow {
  /** As Excel numbers it. */
  readonly line: number;
  readonly name: string;
  readonly personalNumber: string;
  readonly birthDate: TypedDate;
  readonly sex: 'female' | 'male' | 'unread' | null;
  readonly className: string;
  readonly school: string;
}
/** ISO date; null where the cell is empty; 'unread' where it says something else. */
type TypedDate = string | 'unread' | null;

type ColumnName = 'name' | 'number' | 'birthDate' | 'sex' | 'className' | 'school';

/** The headers that schools use, folded (no marks, lower case). The first is the one we ask for. */
const HEADERS: Readonly<Record<ColumnName, readonly string[]>> = {
  name: [
    'ho va ten',
    'ho ten',
    'ho va ten hoc sinh',
    'ho ten hoc sinh',
    'ho va ten thi sinh',
    'ho, ten',
    'ten hoc sinh',
  ],
  number: [
    'so dinh danh ca nhan',
    'so dinh danh',
    'ma dinh danh ca nhan',
    'so cccd',
    'cccd',
    'so cccd/dinh danh',
    'cccd/so dinh danh',
    'so dinh danh ca nhan/cccd',
  ],
  birthDate: ['ngay sinh', 'ngay thang nam sinh', 'ngay, thang, nam sinh', 'sinh ngay'],
  sex: ['gioi tinh', 'nam/nu', 'phai'],
  className: ['lop', 'ma lop', 'ten lop', 'lop hoc'],
  school: ['truong', 'ten truong', 'ma truong', 'don vi', 'truong hoc'],
};
const REQUIRED: readonly ColumnName[] = ['name', 'number', 'className'];
const NAMES: Readonly<Record<ColumnName, string>> = {
  name: 'Họ và tên',
  number: 'Số định danh cá nhân',
  birthDate: 'Ngày sinh',
  sex: 'Giới tính',
  className: 'Lớp',
  school: 'Trường',
};

/** Title rows above the header: the school, the class, the year. */
const HEADER_WITHIN = 30;
const MOST_ROWS = 5_000;

/** Reads a class list; a list from a stranger by `readClassListInWorker`. The header row is found by its columns, in any order, on the first sheet that has one. */
export function readClassList(file: { name: string; bytes: Uint8Array }): { sheet: string; rows: TypedRow[] } {
  const book = open(file);
  const sheets = book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name];
    return sheet ? [{ name, ...tableOf(sheet) }] : [];
  });
  const found = sheets
    .map((sheet) => ({ ...sheet, header: headerOf(sheet.cells) }))
    .sort((one, other) => one.header.missing.length - other.header.missing.length)[0];
  if (!found || found.header.missing.length > 0) {
    const missing = found?.header.missing ?? REQUIRED;
    refuse('columnsMissing', { columns: missing.map((column) => NAMES[column]).join(', ') });
  }
  const { at, columns } = found.header;
  const below = found.cells.slice(at + 1);
  if (below.length > MOST_ROWS) refuse('listTooLong', { limit: MOST_ROWS });
  const rows = below.flatMap((cells, index) => {
    const of = (column: ColumnName) => {
      const place = columns.get(column);
      return place === undefined ? null : (cells[place] ?? null);
    };
    const row: TypedRow = {
      line: found.firstLine + at + 1 + index,
      name: tidyName(textOf(of('name'))),
      personalNumber: digitsOf(of('number')),
      birthDate: dateOf(of('birthDate')),
      sex: sexOf(textOf(of('sex'))),
      className: tidyName(textOf(of('className'))),
      school: tidyName(textOf(of('school'))),
    };
    return isRow(row) ? [row] : [];
  });
  if (rows.length === 0) refuse('listEmpty');
  return { sheet: found.name, rows };
}

type CellValue = string | number | boolean | Date | null;

function open({ name, bytes }: { name: string; bytes: Uint8Array }) {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const isOle = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  if (!isZip && !isOle) refuse('notASpreadsheet', { name });
  const honest = isZip ? repackSheets({ name, bytes }) : bytes;
  try {
    // `UTC` keeps dates as typed wherever the server stands; styles and formulas are not read.
    return read(honest, {
      type: 'array',
      cellDates: true,
      UTC: true,
      cellFormula: false,
      cellHTML: false,
      dense: true,
    });
  } catch {
    return refuse('notASpreadsheet', { name });
  }
}

function tableOf(sheet: WorkSheet): { cells: CellValue[][]; firstLine: number } {
  const range = utils.decode_range(sheet['!ref'] ?? 'A1');
  const cells = utils.sheet_to_json<CellValue[]>(sheet, {
    header: 1,
    raw: true,
    defval: null,
    blankrows: true,
    UTC: true,
    range: {
      s: range.s,
      e: { r: Math.min(range.e.r, range.s.r + MOST_ROWS + HEADER_WITHIN), c: Math.min(range.e.c, 200) },
    },
  });
  return { cells, firstLine: range.s.r + 1 };
}

/** The row with the most of our columns, and those that it lacks. */
function headerOf(cells: readonly CellValue[][]) {
  let best: { at: number; columns: Map<ColumnName, number>; missing: ColumnName[] } = {
    at: -1,
    columns: new Map(),
    missing: [...REQUIRED],
  };
  cells.slice(0, HEADER_WITHIN).forEach((row, at) => {
    const columns = new Map<ColumnName, number>();
    row.forEach((cell, place) => {
      const said = foldForSearch(textOf(cell))
        .replace(/[*:()]/g, '')
        .trim();
      for (const [column, headers] of Object.entries(HEADERS) as [ColumnName, readonly string[]][])
        if (headers.includes(said) && !columns.has(column)) columns.set(column, place);
    });
    if (columns.size > best.columns.size)
      best = { at, columns, missing: REQUIRED.filter((column) => !columns.has(column)) };
  });
  return best;
}

/** Signatures and totals below the list have no number and no class. */
function isRow({ name, personalNumber, className }: TypedRow): boolean {
  return personalNumber !== '' || (name !== '' && className !== '');
}

/** Cells of the sector's exports contain line breaks and decomposed letters. */
function textOf(value: CellValue): string {
  if (value === null || value instanceof Date) return '';
  return String(value).normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** A number cell has lost its leading zeros; a text cell may carry an apostrophe or spaces. */
function digitsOf(value: CellValue): string {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : '';
  return textOf(value).replace(/[\s.'’‘]/g, '');
}

function dateOf(value: CellValue): TypedDate {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'unread' : value.toISOString().slice(0, 10);
  if (typeof value === 'number') return 'unread';
  const text = textOf(value);
  if (text === '') return null;
  const [, day = '', month = '', year = ''] = text.match(/^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const read = new Date(`${iso}T00:00:00Z`);
  // 31/02 rolls over into March: then the day is not the one that was typed.
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(iso) ? iso : 'unread';
}

function sexOf(text: string): TypedRow['sex'] {
  const said = foldForSearch(text);
  if (said === '') return null;
  if (said === 'nam' || said === 'male' || said === 'm') return 'male';
  if (said === 'nu' || said === 'female' || said === 'f') return 'female';
  return 'unread';
}
