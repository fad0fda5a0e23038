import { Button, Checkbox, Menu, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp, IconColumns, IconDownload, IconSearch } from '@tabler/icons-react';
import {
  type ColumnDef,
  columnFilteringFeature,
  columnVisibilityFeature,
  createFilteredRowModel,
  createPaginatedRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowPaginationFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type ReactNode, useEffect, useMemo } from 'react';
import { foldForSearch } from 'shared/people/names.ts';
import { saveFile } from '../api/call.ts';
import { number } from '../i18n/format.ts';
import { csvOf } from './csv.ts';
import css from './DataTable.module.css';
import { t } from './messages.ts';
import { TablePages } from './TablePages.tsx';
import { remember, remembered } from './table-memory.ts';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** What is sorted, searched and exported; null sorts last. */
  readonly value: (row: Row) => string | number | null;
  /** The order where it is not that of the values (people: `compareNames`). */
  readonly compare?: (one: Row, other: Row) => number;
  /** What is drawn; the value as people read it where absent. */
  readonly cell?: (row: Row) => ReactNode;
  /** Hidden until the person asks for it. */
  readonly hidden?: boolean;
}

interface Props<Row> {
  /** Under this name the browser remembers columns and sorting. */
  readonly name: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowId: (row: Row) => string;
  readonly initialSort?: { readonly id: string; readonly descending?: boolean };
  readonly onRowClick?: (row: Row) => void;
  /** Stands between the search and the count: filters, bulk acts. */
  readonly tools?: ReactNode;
  /** Shown where there are no rows at all. */
  readonly empty?: ReactNode;
  readonly pageSize?: number;
  /** Short lists inside a card need no search, columns or export. */
  readonly plain?: boolean;
}

const features = tableFeatures({
  columnFilteringFeature,
  columnVisibilityFeature,
  globalFilteringFeature,
  rowPaginationFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
  paginatedRowModel: createPaginatedRowModel(),
});

const collator = new Intl.Collator('vi', { numeric: true });

/** A table that sorts, searches (without minding diacritics), remembers its columns and exports what it shows. */
export function DataTable<Row extends object>({
  name,
  rows,
  columns,
  rowId,
  initialSort,
  onRowClick,
  tools,
  empty,
  pageSize = 50,
  plain = false,
}: Props<Row>) {
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const definitions = useMemo(() => columns.map((column) => definitionOf(column)), [columns]);
  const kept = useMemo(() => remembered(name), [name]);
  const data = useMemo(() => [...rows], [rows]);
  const numeric = useMemo(() => numericOf(columns, rows), [columns, rows]);
  const table = useTable<typeof features, Row>({
    features,
    columns: definitions,
    data,
    getRowId: rowId,
    globalFilterFn: (row, columnId, wanted: string) =>
      foldForSearch(String(row.getValue(columnId) ?? '')).includes(wanted),
    getColumnCanGlobalFilter: () => true,
    autoResetPageIndex: true,
    initialState: {
      sorting: kept?.sorting ?? (initialSort ? [{ id: initialSort.id, desc: initialSort.descending ?? false }] : []),
      columnVisibility: {
        ...Object.fromEntries(columns.filter((column) => column.hidden).map((column) => [column.id, false])),
        ...kept?.visible,
      },
      pagination: { pageIndex: 0, pageSize },
    },
  });
  const { sorting, columnVisibility, globalFilter, pagination } = table.state;
  useEffect(() => remember(name, { sorting, visible: columnVisibility }), [name, sorting, columnVisibility]);

  if (rows.length === 0 && empty) return empty;
  const fitting = table.getFilteredRowModel().rows.length;
  const shown = table.getRowModel().rows;

  return (
    <div>
      {plain && !tools ? null : (
        <div className={css.bar}>
          {plain ? null : (
            <TextInput
              className={css.search}
              size="sm"
              type="search"
              aria-label={t().search}
              placeholder={t().search}
              leftSection={<IconSearch size={16} aria-hidden="true" />}
              onChange={(event) => table.setGlobalFilter(foldForSearch(event.currentTarget.value))}
            />
          )}
          {tools}
          <span className={css.count} role="status">
            {globalFilter ? t().rowsOf(number(fitting), number(rows.length)) : t().rows(number(rows.length))}
          </span>
          {plain ? null : (
            <>
              <Menu position="bottom-end" closeOnItemClick={false}>
                <Menu.Target>
                  <Button size="sm" variant="default" leftSection={<IconColumns size={16} aria-hidden="true" />}>
                    {t().columns}
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  {table.getAllLeafColumns().map((column) => (
                    <Menu.Item key={column.id} component="div">
                      <Checkbox
                        label={byId.get(column.id)?.header}
                        checked={column.getIsVisible()}
                        onChange={(event) => column.toggleVisibility(event.currentTarget.checked)}
                      />
                    </Menu.Item>
                  ))}
                </Menu.Dropdown>
              </Menu>
              <Button
                size="sm"
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden="true" />}
                onClick={() => {
                  const visible = table.getVisibleLeafColumns().flatMap((column) => byId.get(column.id) ?? []);
                  const text = csvOf(
                    visible.map((column) => column.header),
                    table.getSortedRowModel().rows.map((row) => visible.map((column) => column.value(row.original))),
                  );
                  saveFile(new Blob([text], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
                }}
              >
                {t().exportCsv}
              </Button>
            </>
          )}
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reached by the keyboard. */}
      <section className={css.frame} tabIndex={0} aria-label={t().rows(number(fitting))}>
        <table className={css.table}>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map(({ id, column }) => {
                  const header = byId.get(column.id)?.header ?? '';
                  const direction = column.getIsSorted();
                  return (
                    <th
                      key={id}
                      scope="col"
                      className={numeric.has(column.id) ? css.number : undefined}
                      aria-sort={direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : undefined}
                    >
                      {header === '' ? (
                        <span className={css.plainHead} />
                      ) : (
                        <button
                          type="button"
                          className={`${css.sort} ${direction ? css.sorted : ''}`}
                          title={t().sortBy(header)}
                          onClick={() => column.toggleSorting()}
                        >
                          {header}
                          <SortShape direction={direction} />
                        </button>
                      )}
                    </th>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {shown.map((row) => (
              // The row's own link is what the keyboard uses; clicking anywhere on the row is a convenience.
              <tr
                key={row.id}
                className={onRowClick ? css.clickable : undefined}
                onClick={onRowClick ? () => onRowClick(row.original) : undefined}
              >
                {row.getVisibleCells().map((cell) => {
                  const column = byId.get(cell.column.id);
                  return (
                    <td key={cell.id} className={numeric.has(cell.column.id) ? css.number : undefined}>
                      {column ? drawn(column, row.original) : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length === 0 ? <div className={css.nothing}>{t().nothingFits}</div> : null}
      </section>
      <TablePages
        page={pagination.pageIndex + 1}
        pages={table.getPageCount()}
        onPrevious={() => table.previousPage()}
        onNext={() => table.nextPage()}
      />
    </div>
  );
}

function SortShape({ direction }: { direction: false | 'asc' | 'desc' }) {
  const Shape = direction === 'asc' ? IconArrowUp : direction === 'desc' ? IconArrowDown : IconArrowsSort;
  return <Shape size={14} aria-hidden="true" />;
}

function definitionOf<Row extends object>(column: Column<Row>): ColumnDef<typeof features, Row> {
  const { compare = (one, other) => compareValues(column.value(one), column.value(other)) } = column;
  return {
    id: column.id,
    accessorFn: column.value,
    sortUndefined: 'last',
    sortFn: (one, other) => compare(one.original, other.original),
  };
}

function compareValues(one: string | number | null, other: string | number | null): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return collator.compare(String(one), String(other));
}

function drawn<Row>(column: Column<Row>, row: Row): ReactNode {
  if (column.cell) return column.cell(row);
  const value = column.value(row);
  return typeof value === 'number' ? number(value) : value;
}

/** The columns of plain figures, which stand to the right, under one another. */
function numericOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): ReadonlySet<string> {
  const isNumeric = ({ value, cell }: Column<Row>) => {
    if (cell) return false;
    for (const row of rows) {
      const found = value(row);
      if (found !== null) return typeof found === 'number';
    }
    return false;
  };
  return new Set(columns.filter(isNumeric).map((column) => column.id));
}
