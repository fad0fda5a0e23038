import type { NotBegun as Written } from 'shared/contracts/proctoring.ts';
import { dateTime } from '../../i18n/format.ts';
import { language } from '../../i18n/language.ts';
import { Card } from '../../ui/Card.tsx';
import { kindNames } from '../invigilating/incidents/kinds.ts';
import { t } from './messages.ts';
import css from './reviewing.module.css';

/** What was written down about candidates who have not begun: they stand in no list of attempts. */
export function NotBegun({ written }: { written: readonly Written[] }) {
  if (written.length === 0) return null;
  return (
    <Card title={t().notBegun}>
      <ul className={css.rows}>
        {written.map(({ candidate, incident }) => (
          <li key={incident.id} className={css.row}>
            <div>
              <strong>{candidate.name}</strong>{' '}
              <span className={css.soft}>
                {candidate.number} · {candidate.room} · {dateTime(incident.openedAt)} · {incident.openedBy}
              </span>
              <div>
                {kindNames()[incident.kind]}: {incident.because[language()]}
              </div>
            </div>
          </li>
        ))}
      </ul>
      <p className={css.soft}>{t().notBegunHint}</p>
    </Card>
  );
}
