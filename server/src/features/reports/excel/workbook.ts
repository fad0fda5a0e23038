import writeXlsx from 'write-excel-file/node';

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
}

/** An .xlsx file: one head row per sheet that stays in sight, text cells as text (a candidate number keeps its zeros). */
export async function writeWorkbook(sheets: readonly SheetPlan[]): Promise<Uint8Array> {
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
          alignVertical: 'center' as const,
        })),
        ...rows.map((row) =>
          row.map((cell, at) => {
            if (cell === null || cell === '') return null;
            if (typeof cell === 'number') return { value: cell, type: Number, format: columns[at]?.format };
            return { value: cell, type: String, format: '@' };
          }),
        ),
      ],
    })),
    { fontFamily: 'Arial', fontSize: 11 },
  );
  return new Uint8Array(await file.toBuffer());
}
