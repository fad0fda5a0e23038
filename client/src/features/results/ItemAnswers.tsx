import { IconCheck } from '@tabler/icons-react';
import type { AnalysedItem } from 'shared/contracts/analytics.ts';
import { number, percent } from '../../i18n/format.ts';
import { t } from './messages.ts';
import css from './results.module.css';

/** How one question was answered: each answer with its share as a bar, and who gave it. */
export function ItemAnswers({ item }: { item: AnalysedItem }) {
  const interval = item.itemRestInterval;
  return (
    <>
      <p>
        {item.stem}
        <br />
        <span className={css.quiet}>
          {t().facilityLong} {item.facility === null ? '–' : number(item.facility)} · {t().restLong}{' '}
          {item.itemRest === null ? '–' : number(item.itemRest)}
          {interval ? ` (95 %: ${number(interval.lower)} – ${number(interval.upper)})` : ''} · {t().n(number(item.n))}
        </span>
      </p>
      <div className={css.scroll}>
        <table className={css.answers}>
          <thead>
            <tr>
              <th scope="col">{t().answer}</th>
              <th scope="col">{t().share}</th>
              <th scope="col">n</th>
              <th scope="col">{t().restOfChoosers}</th>
              <th scope="col">{t().meanOfChoosers}</th>
            </tr>
          </thead>
          <tbody>
            {item.answers.map((row) => (
              <tr key={row.label ?? ''} className={row.isKey ? css.key : undefined}>
                <th scope="row">
                  {row.label ?? t().blank}
                  {row.isKey ? <IconCheck size={16} aria-label={t().isKey} /> : null}
                </th>
                <td>
                  <span className={css.bar}>
                    <span style={{ width: `${row.share * 100}%` }} />
                  </span>
                  {percent(row.share)}
                </td>
                <td>{number(row.n)}</td>
                <td>{row.restCorrelation === null ? '–' : number(row.restCorrelation, { fixed: true })}</td>
                <td>{row.meanOfChoosers === null ? '–' : percent(row.meanOfChoosers)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
