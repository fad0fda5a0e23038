import type { Paragraph, Table } from 'shared/questions/content.ts';
import { elementsOf, type TreeElement, type TreeNode } from './tree.ts';

const MOST_ROWS = 200;
const MOST_CELLS = 50;
const MOST_PARAGRAPHS = 200;

type CellOf = (children: readonly TreeNode[], isHeader: boolean) => Paragraph[];

/** The rows of a table of HTML; `table` is null where it has none. */
export function tableOf(
  element: TreeElement,
  cellOf: CellOf,
  lost: string[],
): { caption: TreeElement | null; table: Table | null } {
  const parts = elementsOf(element);
  const rows = parts
    .flatMap((part) => (/^t(body|head|foot)$/.test(part.name) ? elementsOf(part) : [part]))
    .filter(({ name }) => name === 'tr')
    .map((row) => elementsOf(row).filter(({ name }) => name === 'td' || name === 'th'))
    .filter((cells) => cells.length > 0);
  if (rows.length > MOST_ROWS || rows.some((cells) => cells.length > MOST_CELLS)) lost.push('table beyond 200 × 50');
  const kept = rows.slice(0, MOST_ROWS).map((cells) =>
    cells.slice(0, MOST_CELLS).map((cell) => {
      const [columns, spanned] = [span(cell, 'colspan', MOST_CELLS), span(cell, 'rowspan', MOST_ROWS)];
      return {
        content: cellOf(cell.children, cell.name === 'th').slice(0, MOST_PARAGRAPHS),
        ...(cell.name === 'th' ? { header: true } : {}),
        ...(columns > 1 ? { columns } : {}),
        ...(spanned > 1 ? { rows: spanned } : {}),
      };
    }),
  );
  const caption = parts.find(({ name }) => name === 'caption') ?? null;
  return { caption, table: kept.length > 0 ? { type: 'table', rows: kept } : null };
}

function span({ attributes }: TreeElement, name: 'colspan' | 'rowspan', most: number): number {
  const said = Number.parseInt(attributes[name] ?? '1', 10);
  return Number.isSafeInteger(said) && said >= 1 ? Math.min(said, most) : 1;
}
