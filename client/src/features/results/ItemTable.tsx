import type { AnalysedItem, ItemAnalysis } from 'shared/contracts/analytics.ts';
import { number } from '../../i18n/format.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { itemName, itemsToLookAt } from './item-names.ts';
import { t } from './messages.ts';
import css from './results.module.css';

/** Every question with its figures; a click shows its answers. */
export function ItemTable({ analysis, onPick }: { analysis: ItemAnalysis; onPick: (item: string) => void }) {
  const toLook = itemsToLookAt(analysis);
  return (
    <DataTable
      name="item-analysis"
      rows={analysis.items}
      rowId={(item) => item.item}
      columns={columns(toLook, onPick)}
      onRowClick={(item) => onPick(item.item)}
    />
  );
}

const columns = (toLook: ReadonlySet<string>, onPick: (item: string) => void): Column<AnalysedItem>[] => {
  const figure = (
    id: string,
    header: string,
    value: (item: AnalysedItem) => number | null,
    hidden = false,
  ): Column<AnalysedItem> => ({
    id,
    header,
    value,
    hidden,
    cell: (item) => {
      const found = value(item);
      return found === null ? '–' : number(found, { fixed: true });
    },
  });
  return [
    {
      id: 'item',
      header: t().question,
      value: itemName,
      compare: (one, other) => one.part - other.part || one.number - other.number,
      cell: (item) => (
        <button type="button" className={css.pick} onClick={() => onPick(item.item)}>
          {itemName(item)} {toLook.has(item.item) ? <Pill tone="attention">{t().toLook}</Pill> : null}
        </button>
      ),
    },
    { id: 'stem', header: t().stem, value: (item) => item.stem },
    { id: 'key', header: t().key, value: (item) => item.keyText },
    { id: 'n', header: 'n', value: (item) => item.n },
    figure('facility', t().facility, (item) => item.facility),
    figure('rest', t().rest, (item) => item.itemRest),
    figure('upperLower', t().upperLower, (item) => item.upperLower),
    figure('alpha', t().alphaIfDropped, (item) => item.alphaIfDropped, true),
    { id: 'omitted', header: t().omitted, value: (item) => item.omitted },
    { id: 'notReached', header: t().notReached, value: (item) => item.notReached, hidden: true },
  ];
};
