import writeXlsx from 'write-excel-file/node';
import { printSetup } from './print-setup.ts';

export type Cell = string | number | null;

export interface SheetPlan {
  readonly name: string;
  readonly columns: readonly {
    readonly title: string;
    /** In characters. */
    readonly width: number;
    /** Excel's number format; the reader's Excel shows the comma or the point of its own language. */
    readonly format?: string;
  }[];
  readonly rows: readonly (readonly Cell[])[];
  /** The first columns, which name a row: on every page where the sheet is printed on several beside each other. */
  readonly keyColumns?: number;
}

/** Columns as wide as this hold sentences, which are broken into lines. */
const SENTENCES = 40;
/** Points of a line of Arial 11. */
const LINE = 15;
/** Points: Excel opens no row that is higher. */
const HIGHEST_ROW = 409;

/**
 * An .xlsx file: one head row per sheet that stays in sight and on every printed page, text cells as text (a candidate number
 * keeps its zeros). `title` stands below each page.
 */
export async function writeWorkbook(sheets: readonly SheetPlan[], title: string): Promise<Uint8Array> {
  const printed = sheets.map(({ name, columns, keyColumns = 0 }) => ({
    ...{ name, keyColumns },
    width: columns.reduce((sum, { width }) => sum + width, 0),
  }));
  const file = writeXlsx(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      data: [
        columns.map(({ title }) => ({
          value: title,
          type: String,
          fontWeight: 'bold' as const,
          backgroundColor: '#e9ecf7',
          wrap: true,
          align: 'left' as const,
          indent: 1,
          alignVertical: 'center' as const,
        })),
        ...rows.map((row) => row.map((cell, at) => cellOf(cell, columns[at]))),
      ],
    })),
    { fontFamily: 'Arial', fontSize: 11, features: [printSetup(printed, title)] },
  );
  return new Uint8Array(await file.toBuffer());
}

/** Text stands a little off the number before it; sentences are broken into lines, for which the row makes room. */
function cellOf(cell: Cell, column: SheetPlan['columns'][number] | undefined) {
  if (cell === null || cell === '') return null;
  const alignVertical = 'top' as const;
  if (typeof cell === 'number') return { value: cell, type: Number, format: column?.format, alignVertical };
  const width = column?.width ?? 0;
  const lines = width < SENTENCES ? 1 : Math.ceil(cell.length / (1.1 * width));
  const room = lines > 1 ? { wrap: true, height: Math.min(HIGHEST_ROW, lines * LINE) } : {};
  return { value: cell, type: String, format: '@', align: 'left' as const, indent: 1, alignVertical, ...room };
}
