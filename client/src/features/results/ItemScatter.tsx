import { useMemo } from 'react';
import type { ItemAnalysis } from 'shared/contracts/analytics.ts';
import { number } from '../../i18n/format.ts';
import { Chart, type ChartTone } from '../../ui/Chart.tsx';
import { itemName, itemsToLookAt } from './item-names.ts';
import { t } from './messages.ts';
import css from './results.module.css';

/** Every question by facility and discrimination; those that need a look are red. */
export function ItemScatter({ analysis, onPick }: { analysis: ItemAnalysis; onPick: (item: string) => void }) {
  const data = useMemo(() => {
    const toLook = itemsToLookAt(analysis);
    return {
      type: 'scatter' as const,
      points: analysis.items.flatMap((item) =>
        item.facility === null || item.itemRest === null
          ? []
          : [
              {
                name: itemName(item),
                x: item.facility,
                y: item.itemRest,
                tone: (toLook.has(item.item) ? 'son' : 'cham') as ChartTone,
              },
            ],
      ),
    };
  }, [analysis]);
  return (
    <>
      <Chart
        title={t().scatterChart}
        data={data}
        xName={t().facilityAxis}
        yName={t().restAxis}
        note={t().n(number(analysis.proof.n))}
        onPick={(name) => {
          const picked = analysis.items.find((item) => itemName(item) === name);
          if (picked) onPick(picked.item);
        }}
      />
      <p className={css.quiet}>{t().scatterNote}</p>
    </>
  );
}
