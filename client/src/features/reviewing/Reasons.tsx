import type { Timeline } from 'shared/contracts/proctoring.ts';
import { number } from '../../i18n/format.ts';
import { language } from '../../i18n/language.ts';
import { Card } from '../../ui/Card.tsx';
import { t } from './messages.ts';
import css from './reviewing.module.css';

/** Why an attempt stands where it stands: each kind of signal with its words and what it adds. */
export function Reasons({ risk, aside }: Pick<Timeline, 'risk' | 'aside'>) {
  return (
    <Card title={t().whatCounts}>
      {risk.evidence.length === 0 ? (
        <p>{t().noEvidence}</p>
      ) : (
        <ul className={css.rows}>
          {risk.evidence.map((one) => (
            <li key={one.kind} className={css.row}>
              <div>
                <strong>{one.name[language()]}</strong>{' '}
                <span className={css.soft}>
                  {t().times(one.times)}
                  {one.shared > 0 && ` · ${t().sharedTimes(one.shared)}`}
                  {one.usual > 0 && ` · ${t().usualTimes(one.usual)}`}
                </span>
                <div>{one.sentence[language()]}</div>
                {one.unusual.own !== null && (
                  <div className={css.soft}>{t().besideOwn(number(one.unusual.own, { digits: 1 }))}</div>
                )}
                {one.unusual.room !== null && (
                  <div className={css.soft}>{t().besideRoom(number(one.unusual.room, { digits: 1 }))}</div>
                )}
              </div>
              <span className={css.soft}>
                {one.adds > 0 ? t().counted(number(one.adds, { digits: 1 })) : t().reported}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className={css.soft}>{t().whatCountsHint}</p>
      {aside > 0 && <p className={css.soft}>{t().aside(aside)}</p>}
    </Card>
  );
}
