import type { Rubric } from 'shared/questions/rubric.ts';
import { number, percent } from '../i18n/format.ts';
import { Pill } from '../ui/Pill.tsx';
import { t } from './kind-editor-messages.ts';
import css from './Review.module.css';

/** What a person marks by. */
export function RubricView({ rubric }: { readonly rubric: Rubric }) {
  if (rubric.length === 0) return null;
  return (
    <ul className={css.rows} aria-label={t().rubric}>
      {rubric.map(({ id, criterion, points, levels = [] }) => (
        <li key={id} className={css.row}>
          <span className={css.words}>
            <span>
              {criterion}
              {levels.map(({ share, text }) => (
                <span key={`${share} ${text}`}>
                  <br />
                  {percent(share)}: {text}
                </span>
              ))}
            </span>
          </span>
          <Pill>{number(points)}</Pill>
        </li>
      ))}
    </ul>
  );
}
