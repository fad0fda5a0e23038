import { INK } from './ink.ts';
import { choose, type Face, makeRoom, type Sheet } from './sheet.ts';

export interface Column<Row> {
  readonly title: string;
  /** Share of the sheet's width; the shares of a table add up to 1. */
  readonly share: number;
  readonly align?: 'left' | 'right' | 'center';
  readonly text: (row: Row) => string;
}

const SIZE = 8.5;
const PAD = 4;

/** A ruled table; its head is repeated on every page, and a row is never torn apart. */
export function table<Row>(sheet: Sheet, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  const head = columns.map((column) => column.title);
  const headHeight = heightOf(sheet, columns, head, 'bold');
  makeRoom(sheet, headHeight + 40);
  line(sheet, columns, head, headHeight, 'bold');
  for (const row of rows) {
    const cells = columns.map((column) => column.text(row));
    const height = heightOf(sheet, columns, cells, 'regular');
    const page = sheet.doc.page;
    makeRoom(sheet, height);
    if (sheet.doc.page !== page) line(sheet, columns, head, headHeight, 'bold');
    line(sheet, columns, cells, height, 'regular');
  }
  sheet.y += 8;
}

function heightOf<Row>(sheet: Sheet, columns: readonly Column<Row>[], cells: readonly string[], face: Face): number {
  return (
    Math.max(
      ...cells.map((cell, at) =>
        choose(sheet.doc, face, cell)
          .fontSize(SIZE)
          .heightOfString(cell || ' ', { width: sheet.width * (columns[at]?.share ?? 0) - 2 * PAD, lineGap: 1 }),
      ),
    ) + 6
  );
}

function line<Row>(
  sheet: Sheet,
  columns: readonly Column<Row>[],
  cells: readonly string[],
  height: number,
  face: Face,
): void {
  const { doc } = sheet;
  if (face === 'bold') doc.rect(sheet.left, sheet.y, sheet.width, height).fill(INK.chamSoft);
  doc
    .font(face)
    .fontSize(SIZE)
    .fillColor(face === 'bold' ? INK.cham : INK.text);
  let x = sheet.left;
  columns.forEach((column, at) => {
    const width = sheet.width * column.share;
    const cell = cells[at] ?? '';
    choose(doc, face, cell)
      .fontSize(SIZE)
      .text(cell, x + PAD, sheet.y + 3, {
        width: width - 2 * PAD,
        align: column.align ?? 'left',
        lineGap: 1,
      });
    x += width;
  });
  sheet.y += height;
  doc
    .moveTo(sheet.left, sheet.y)
    .lineTo(sheet.left + sheet.width, sheet.y)
    .lineWidth(0.4)
    .stroke(INK.line);
}
