import type { Blob } from 'node:buffer';
import type { Stream } from 'node:stream';
import writeXlsx, { type Feature } from 'write-excel-file/node';
import { GUIDE, GUIDE_TITLE } from './guide.ts';
import { COLUMNS, type ColumnName, optionTitle, type QuestionRow, TITLES } from './row.ts';
import { SCORING, SHEET_KINDS } from './words.ts';

const SHEET = 'Câu hỏi';
const FEWEST_OPTIONS = 6;
/** Rows that have the drop-down lists, filled or not. */
const LISTED_ROWS = 2_000;
const WIDTHS: Readonly<Record<ColumnName, number>> = {
  number: 6,
  kind: 18,
  text: 60,
  key: 16,
  level: 10,
  topic: 24,
  solution: 40,
  tolerance: 10,
  unit: 14,
  scoring: 24,
};
const OPTION_WIDTH = 26;
const HEAD = {
  backgroundColor: '#3d4a8a',
  color: '#ffffff',
  fontWeight: 'bold',
  wrap: true,
  alignVertical: 'center',
  height: 32,
} as const;

/** What the library takes for the content of a part. */
type FileContent = Stream | Buffer | Blob;

interface Column {
  readonly title: string;
  readonly width: number;
  readonly name: ColumnName | null;
  textOf(row: QuestionRow): string;
}

/** The question sheet with its lists, and the sheet that explains it. Every cell is text, so that no formula can hide in one. */
export async function writeWorkbook(rows: readonly QuestionRow[]): Promise<Uint8Array> {
  const columns = columnsFor(rows);
  const file = writeXlsx(
    [
      {
        sheet: SHEET,
        columns: columns.map(({ width }) => ({ width })),
        stickyRowsCount: 1,
        data: [
          columns.map(({ title }) => ({ value: title, type: String, ...HEAD })),
          ...rows.map((row) => columns.map((column) => textCell(column.textOf(row)))),
        ],
      },
      {
        sheet: GUIDE_TITLE,
        columns: [{ width: 26 }, { width: 100 }],
        data: GUIDE.map(([name, words]) => [
          { value: name, type: String, fontWeight: 'bold' as const, alignVertical: 'top' as const },
          { value: words, type: String, wrap: true, alignVertical: 'top' as const },
        ]),
      },
    ],
    { fontFamily: 'Arial', fontSize: 11, features: [listsFor(columns)] },
  );
  return new Uint8Array(await file.toBuffer());
}

const textCell = (text: string) =>
  text === '' ? null : { value: text, type: String, format: '@', wrap: true, alignVertical: 'top' as const };

function columnsFor(rows: readonly QuestionRow[]): Column[] {
  const options = Math.max(FEWEST_OPTIONS, ...rows.map((row) => row.options.length));
  return COLUMNS.flatMap((name): Column[] => {
    const column = { title: TITLES[name], width: WIDTHS[name], name, textOf: (row: QuestionRow) => row[name] };
    if (name !== 'key') return [column];
    const choices = Array.from({ length: options }, (_, at) => ({
      title: optionTitle(at),
      width: OPTION_WIDTH,
      name: null,
      textOf: (row: QuestionRow) => row.options[at] ?? '',
    }));
    return [...choices, column];
  });
}

/** Drop-down lists (ECMA-376 part 1, 18.3.1.33) for the columns that have a few words to choose from. */
function listsFor(columns: readonly Column[]): Feature<FileContent> {
  const lists: Partial<Record<ColumnName, { words: readonly string[]; isStrict: boolean }>> = {
    kind: { words: Object.values(SHEET_KINDS), isStrict: true },
    level: { words: ['NB', 'TH', 'VD', 'VDC'], isStrict: true },
    scoring: { words: Object.values(SCORING), isStrict: false },
  };
  const rules = columns.flatMap(({ name }, at) => {
    const list = name === null ? undefined : lists[name];
    if (!list) return [];
    const place = `${letters(at)}2:${letters(at)}${LISTED_ROWS}`;
    const attributes = `type="list" allowBlank="1" showErrorMessage="${list.isStrict ? 1 : 0}" errorTitle="Khảo Thí" error="Chọn một mục trong danh sách." sqref="${place}"`;
    return [`<dataValidation ${attributes}><formula1>"${list.words.join(',')}"</formula1></dataValidation>`];
  });
  const markup = `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, { sheet }) => (sheet === SHEET ? xml.replace('</sheetData>', `</sheetData>${markup}`) : xml),
        },
      },
    },
  };
}

/** A, B … Z, AA … by place from 0. */
function letters(at: number): string {
  const rest = String.fromCharCode(65 + (at % 26));
  return at < 26 ? rest : letters(Math.floor(at / 26) - 1) + rest;
}
