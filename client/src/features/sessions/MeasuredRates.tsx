import { signalOf } from 'proctoring/signals/registry.ts';
import { number } from '../../i18n/format.ts';
import { language } from '../../i18n/language.ts';
import { measuredRates } from './measured-rates.ts';
import { t } from './messages.ts';
import css from './sessions.module.css';

const LEVEL_WITH_CAMERA = 2;

const percent = (share: number | null) => (share === null ? '–' : `${number(Math.round(share * 100))} %`);

/** How well the signals of a level really see, where the level is chosen. */
export function MeasuredRates({ level, listens }: { level: number; listens: boolean }) {
  const rates = measuredRates({ level, listens });
  if (level < LEVEL_WITH_CAMERA) return null;
  if (rates.length === 0) return <p className={css.hint}>{t().noRates}</p>;
  const hasAlarms = rates.some(({ falseAlarmsPerHour }) => falseAlarmsPerHour !== null);
  return (
    <details className={css.rates}>
      <summary>{t().rates}</summary>
      <p className={css.hint}>{t().ratesLead}</p>
      <div className={css.scroll}>
        <table className={css.scheme}>
          <thead>
            <tr>
              <th scope="col">{t().rateSignal}</th>
              <th scope="col">{t().rateCondition}</th>
              <th scope="col">{t().rateFound}</th>
              <th scope="col">{t().rateRight}</th>
              {hasAlarms ? <th scope="col">{t().rateAlarms}</th> : null}
            </tr>
          </thead>
          <tbody>
            {rates.map(({ signal, condition, found, right, falseAlarmsPerHour }) => (
              <tr key={`${signal} ${condition}`}>
                <td>{signalOf(signal).name[language()]}</td>
                <td>{t().conditions[condition] ?? condition}</td>
                <td>{percent(found)}</td>
                <td>{percent(right)}</td>
                {hasAlarms ? (
                  <td>{falseAlarmsPerHour === null ? '–' : number(falseAlarmsPerHour, { digits: 2 })}</td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
