import type { MomentView } from 'shared/contracts/proctoring.ts';
import { timeWithSeconds } from '../../i18n/format.ts';
import { language } from '../../i18n/language.ts';
import { Card } from '../../ui/Card.tsx';
import { t } from './messages.ts';
import css from './reviewing.module.css';

/** What a whole room showed at once, and that it counts for nobody; nothing where there was no such moment. */
export function SharedMoments({ moments }: { moments: readonly MomentView[] }) {
  if (moments.length === 0) return null;
  return (
    <Card title={t().moments}>
      <ul className={css.rows}>
        {moments.map((one) => (
          <li key={`${one.room} ${one.kind} ${one.from}`} className={css.row}>
            <div>
              <strong>{one.room}</strong>{' '}
              <time className={css.soft} dateTime={new Date(one.from).toISOString()}>
                {timeWithSeconds(one.from)} – {timeWithSeconds(one.to)}
              </time>
              <div>{one.sentence[language()]}</div>
            </div>
          </li>
        ))}
      </ul>
      <p className={css.soft}>{t().momentsHint}</p>
    </Card>
  );
}
